package io.crossmodal.index.cluster;

import com.google.protobuf.Timestamp;
import io.crossmodal.index.filter.FieldValue;
import io.crossmodal.index.filter.Filter;
import io.crossmodal.index.v1.EqualsCondition;
import io.crossmodal.index.v1.ExistsCondition;
import io.crossmodal.index.v1.FilterList;
import io.crossmodal.index.v1.FilterValue;
import io.crossmodal.index.v1.OneOfCondition;
import io.crossmodal.index.v1.RangeCondition;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Filters between the wire and the shard. */
public final class FilterMessages {

  private FilterMessages() {}

  /** A filter that is checked; null if it is the default message, which says that there is none. */
  public static @Nullable Filter fromMessage(io.crossmodal.index.v1.Filter message) {
    return switch (message.getConditionCase()) {
      case ALL_OF -> new Filter.AllOf(filters(message.getAllOf()));
      case ANY_OF -> new Filter.AnyOf(filters(message.getAnyOf()));
      case NONE_OF -> new Filter.NoneOf(filters(message.getNoneOf()));
      case EQUALS -> {
        EqualsCondition equals = message.getEquals();
        yield new Filter.OneOf(equals.getField(), List.of(value(equals.getValue())));
      }
      case ONE_OF -> {
        OneOfCondition oneOf = message.getOneOf();
        yield new Filter.OneOf(
            oneOf.getField(), oneOf.getValuesList().stream().map(FilterMessages::value).toList());
      }
      case RANGE -> range(message.getRange());
      case EXISTS -> new Filter.Exists(message.getExists().getField());
      case CONDITION_NOT_SET -> null;
    };
  }

  private static List<Filter> filters(FilterList list) {
    return list.getFiltersList().stream()
        .map(filter -> Objects.requireNonNull(fromMessage(filter)))
        .toList();
  }

  private static Filter range(RangeCondition range) {
    return new Filter.Range(
        range.getField(),
        range.hasGt() ? value(range.getGt()) : null,
        range.hasGte() ? value(range.getGte()) : null,
        range.hasLt() ? value(range.getLt()) : null,
        range.hasLte() ? value(range.getLte()) : null);
  }

  static FieldValue value(FilterValue value) {
    return switch (value.getKindCase()) {
      case STRING_VALUE -> new FieldValue.Text(value.getStringValue());
      case INT_VALUE -> new FieldValue.Whole(value.getIntValue());
      case DOUBLE_VALUE -> new FieldValue.Real(value.getDoubleValue());
      case BOOL_VALUE -> new FieldValue.Truth(value.getBoolValue());
      case TIME_VALUE -> PayloadFields.time(value.getTimeValue());
      case KIND_NOT_SET -> throw new IllegalArgumentException("value: not set");
    };
  }

  /** The filter as a message; the default one if there is none. */
  static io.crossmodal.index.v1.Filter toMessage(@Nullable Filter filter) {
    io.crossmodal.index.v1.Filter.Builder message = io.crossmodal.index.v1.Filter.newBuilder();
    switch (filter) {
      case null -> {}
      case Filter.AllOf(List<Filter> filters) -> message.setAllOf(list(filters));
      case Filter.AnyOf(List<Filter> filters) -> message.setAnyOf(list(filters));
      case Filter.NoneOf(List<Filter> filters) -> message.setNoneOf(list(filters));
      case Filter.OneOf(String field, List<FieldValue> values) ->
          message.setOneOf(
              OneOfCondition.newBuilder()
                  .setField(field)
                  .addAllValues(values.stream().map(FilterMessages::toMessage).toList()));
      case Filter.Range range -> message.setRange(toMessage(range));
      case Filter.Exists(String field) ->
          message.setExists(ExistsCondition.newBuilder().setField(field));
    }
    return message.build();
  }

  private static FilterList list(List<Filter> filters) {
    return FilterList.newBuilder()
        .addAllFilters(filters.stream().map(FilterMessages::toMessage).toList())
        .build();
  }

  private static RangeCondition toMessage(Filter.Range range) {
    RangeCondition.Builder message = RangeCondition.newBuilder().setField(range.field());
    if (range.above() != null) {
      message.setGt(toMessage(range.above()));
    }
    if (range.from() != null) {
      message.setGte(toMessage(range.from()));
    }
    if (range.below() != null) {
      message.setLt(toMessage(range.below()));
    }
    if (range.to() != null) {
      message.setLte(toMessage(range.to()));
    }
    return message.build();
  }

  /** The value as a message. */
  public static FilterValue toMessage(FieldValue value) {
    FilterValue.Builder message = FilterValue.newBuilder();
    switch (value) {
      case FieldValue.Text(String text) -> message.setStringValue(text);
      case FieldValue.Whole(long number) -> message.setIntValue(number);
      case FieldValue.Real(double number) -> message.setDoubleValue(number);
      case FieldValue.Truth(boolean truth) -> message.setBoolValue(truth);
      case FieldValue.Time(long seconds, int nanos) ->
          message.setTimeValue(Timestamp.newBuilder().setSeconds(seconds).setNanos(nanos));
    }
    return message.build();
  }
}
