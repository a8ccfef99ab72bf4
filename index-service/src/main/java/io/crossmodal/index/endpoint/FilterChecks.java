package io.crossmodal.index.endpoint;

import com.google.protobuf.Timestamp;
import io.crossmodal.index.filter.PayloadRow;
import io.crossmodal.index.v1.Filter;
import io.crossmodal.index.v1.FilterList;
import io.crossmodal.index.v1.FilterValue;
import io.crossmodal.index.v1.RangeCondition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Checks a filter by itself; which fields there are only shards know. */
final class FilterChecks {

  private static final int MAX_DEPTH = 16;
  private static final int MAX_CONDITIONS = 256;
  private static final int MAX_VALUES = 1_024;
  private static final int MAX_VALUES_IN_ALL = 4_096;
  private static final int MAX_STRING_BYTES = 64 << 10;
  private static final long FIRST_SECOND = -62_135_596_800L;
  private static final long LAST_SECOND = 253_402_300_799L;

  private final Violations violations;
  private final String root;
  private int conditions;
  private int values;

  private FilterChecks(Violations violations, String root) {
    this.violations = violations;
    this.root = root;
  }

  /** Adds what is wrong with the filter of a field. */
  static void check(Violations violations, String field, Filter filter) {
    FilterChecks checks = new FilterChecks(violations, field);
    checks.filter(field, filter, 1);
    violations.range(field + " (conditions)", checks.conditions, 0, MAX_CONDITIONS);
    violations.range(field + " (values)", checks.values, 0, MAX_VALUES_IN_ALL);
  }

  private void filter(String path, Filter filter, int depth) {
    if (depth > MAX_DEPTH) {
      violations.add(root, "more filters in each other", "at most " + MAX_DEPTH);
      return;
    }
    conditions++;
    switch (filter.getConditionCase()) {
      case ALL_OF -> list(path + ".all_of", filter.getAllOf(), depth);
      case ANY_OF -> list(path + ".any_of", filter.getAnyOf(), depth);
      case NONE_OF -> list(path + ".none_of", filter.getNoneOf(), depth);
      case EQUALS -> {
        name(path + ".equals.field", filter.getEquals().getField());
        value(path + ".equals.value", filter.getEquals().getValue());
      }
      case ONE_OF -> {
        name(path + ".one_of.field", filter.getOneOf().getField());
        values(path + ".one_of.values", filter.getOneOf().getValuesList());
      }
      case RANGE -> range(path + ".range", filter.getRange());
      case EXISTS -> name(path + ".exists.field", filter.getExists().getField());
      case CONDITION_NOT_SET ->
          violations.add(
              path, "empty", "one of all_of, any_of, none_of, equals, one_of, range, exists");
    }
  }

  private void list(String path, FilterList list, int depth) {
    violations.count(path + ".filters", list.getFiltersCount(), MAX_CONDITIONS);
    for (int i = 0; i < Math.min(list.getFiltersCount(), MAX_CONDITIONS); i++) {
      filter("%s.filters[%d]".formatted(path, i), list.getFilters(i), depth + 1);
    }
  }

  private void name(String path, String field) {
    if (field.isEmpty() || field.length() > PayloadRow.MAX_NAME) {
      violations.add(path, field.length() + " characters", "1..%d".formatted(PayloadRow.MAX_NAME));
    }
  }

  private void values(String path, List<FilterValue> all) {
    violations.count(path, all.size(), MAX_VALUES);
    for (int i = 0; i < Math.min(all.size(), MAX_VALUES); i++) {
      value("%s[%d]".formatted(path, i), all.get(i));
    }
    sameType(path, all);
  }

  private void range(String path, RangeCondition range) {
    name(path + ".field", range.getField());
    List<FilterValue> bounds = new ArrayList<>();
    bound(path + ".gt", range.hasGt(), range.getGt(), bounds);
    bound(path + ".gte", range.hasGte(), range.getGte(), bounds);
    bound(path + ".lt", range.hasLt(), range.getLt(), bounds);
    bound(path + ".lte", range.hasLte(), range.getLte(), bounds);
    if (bounds.isEmpty()) {
      violations.add(path, "no bound", "at least one of gt, gte, lt and lte");
    }
    sameType(path, bounds);
  }

  private void bound(String path, boolean set, FilterValue bound, List<FilterValue> bounds) {
    if (set) {
      bounds.add(bound);
      value(path, bound);
      switch (bound.getKindCase()) {
        case STRING_VALUE, BOOL_VALUE -> violations.add(path, type(bound), "a number or a time");
        case INT_VALUE, DOUBLE_VALUE, TIME_VALUE, KIND_NOT_SET -> {}
      }
    }
  }

  private void sameType(String path, List<FilterValue> all) {
    List<String> types = all.stream().map(FilterChecks::type).distinct().toList();
    if (types.size() > 1) {
      violations.add(path, String.join(" and ", types), "values of one type");
    }
  }

  private static String type(FilterValue value) {
    return switch (value.getKindCase()) {
      case INT_VALUE, DOUBLE_VALUE -> "number";
      case STRING_VALUE, BOOL_VALUE, TIME_VALUE, KIND_NOT_SET ->
          value.getKindCase().name().toLowerCase(Locale.ROOT).replace("_value", "");
    };
  }

  private void value(String path, FilterValue value) {
    values++;
    switch (value.getKindCase()) {
      case STRING_VALUE -> {
        int bytes = value.getStringValue().getBytes(StandardCharsets.UTF_8).length;
        violations.range(path + " (bytes)", bytes, 0, MAX_STRING_BYTES);
      }
      case DOUBLE_VALUE -> {
        if (!Double.isFinite(value.getDoubleValue())) {
          violations.add(path, value.getDoubleValue(), "a finite number");
        }
      }
      case TIME_VALUE -> time(path, value.getTimeValue());
      case INT_VALUE, BOOL_VALUE -> {}
      case KIND_NOT_SET -> violations.add(path, "not set", "a value");
    }
  }

  private void time(String path, Timestamp time) {
    violations.range(path + ".seconds", time.getSeconds(), FIRST_SECOND, LAST_SECOND);
    violations.range(path + ".nanos", time.getNanos(), 0, 999_999_999);
  }
}
