package io.crossmodal.index.endpoint;

import io.crossmodal.index.v1.EqualsCondition;
import io.crossmodal.index.v1.ExistsCondition;
import io.crossmodal.index.v1.Filter;
import io.crossmodal.index.v1.FilterList;
import io.crossmodal.index.v1.FilterValue;
import io.crossmodal.index.v1.OneOfCondition;
import io.crossmodal.index.v1.RangeCondition;
import java.util.List;
import java.util.stream.Stream;

/** Filters that tests send. */
final class Filters {

  private Filters() {}

  static Filter allOf(Filter... filters) {
    return Filter.newBuilder().setAllOf(list(filters)).build();
  }

  static Filter anyOf(Filter... filters) {
    return Filter.newBuilder().setAnyOf(list(filters)).build();
  }

  static Filter noneOf(Filter... filters) {
    return Filter.newBuilder().setNoneOf(list(filters)).build();
  }

  private static FilterList list(Filter... filters) {
    return FilterList.newBuilder().addAllFilters(List.of(filters)).build();
  }

  static Filter equal(String field, Object value) {
    return Filter.newBuilder()
        .setEquals(EqualsCondition.newBuilder().setField(field).setValue(value(value)))
        .build();
  }

  static Filter oneOf(String field, Object... values) {
    return Filter.newBuilder()
        .setOneOf(
            OneOfCondition.newBuilder()
                .setField(field)
                .addAllValues(Stream.of(values).map(Filters::value).toList()))
        .build();
  }

  static Filter exists(String field) {
    return Filter.newBuilder().setExists(ExistsCondition.newBuilder().setField(field)).build();
  }

  static Filter atLeast(String field, Object value) {
    return range(RangeCondition.newBuilder().setField(field).setGte(value(value)));
  }

  static Filter below(String field, Object value) {
    return range(RangeCondition.newBuilder().setField(field).setLt(value(value)));
  }

  static Filter range(RangeCondition.Builder range) {
    return Filter.newBuilder().setRange(range).build();
  }

  static FilterValue value(Object value) {
    FilterValue.Builder message = FilterValue.newBuilder();
    return switch (value) {
      case String text -> message.setStringValue(text).build();
      case Integer number -> message.setIntValue(number).build();
      case Long number -> message.setIntValue(number).build();
      case Double number -> message.setDoubleValue(number).build();
      case Boolean truth -> message.setBoolValue(truth).build();
      default -> throw new IllegalArgumentException(value.toString());
    };
  }
}
