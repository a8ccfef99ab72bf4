package io.crossmodal.index.filter;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * What a filter says of a payload, value by value and without keys: what the index must agree with.
 */
final class PlainMatch {

  private PlainMatch() {}

  static boolean matches(Filter filter, Map<String, List<FieldValue>> payload) {
    return switch (filter) {
      case Filter.AllOf(List<Filter> all) -> all.stream().allMatch(f -> matches(f, payload));
      case Filter.AnyOf(List<Filter> any) -> any.stream().anyMatch(f -> matches(f, payload));
      case Filter.NoneOf(List<Filter> none) -> none.stream().noneMatch(f -> matches(f, payload));
      case Filter.OneOf(String field, List<FieldValue> wanted) ->
          payload.getOrDefault(field, List.of()).stream()
              .anyMatch(has -> wanted.stream().anyMatch(w -> holds(has, w, c -> c == 0)));
      case Filter.Range range ->
          payload.getOrDefault(range.field(), List.of()).stream()
              .anyMatch(
                  has ->
                      bound(has, range.above(), c -> c > 0)
                          && bound(has, range.from(), c -> c >= 0)
                          && bound(has, range.below(), c -> c < 0)
                          && bound(has, range.to(), c -> c <= 0));
      case Filter.Exists(String field) -> !payload.getOrDefault(field, List.of()).isEmpty();
    };
  }

  private static boolean bound(FieldValue has, @Nullable FieldValue bound, IntPredicate expected) {
    return bound == null || holds(has, bound, expected);
  }

  private static boolean holds(FieldValue has, FieldValue other, IntPredicate expected) {
    return has.kind() == other.kind() && expected.test(compare(has, other));
  }

  private static int compare(FieldValue a, FieldValue b) {
    return switch (a) {
      case FieldValue.Text(String text) -> text.compareTo(((FieldValue.Text) b).value());
      case FieldValue.Truth(boolean truth) ->
          Boolean.compare(truth, ((FieldValue.Truth) b).value());
      case FieldValue.Time(long seconds, int nanos) -> {
        FieldValue.Time time = (FieldValue.Time) b;
        int bySeconds = Long.compare(seconds, time.seconds());
        yield bySeconds == 0 ? Integer.compare(nanos, time.nanos()) : bySeconds;
      }
      case FieldValue.Whole _, FieldValue.Real _ -> number(a).compareTo(number(b));
    };
  }

  private static BigDecimal number(FieldValue number) {
    return number instanceof FieldValue.Whole(long whole)
        ? BigDecimal.valueOf(whole)
        : new BigDecimal(((FieldValue.Real) number).value());
  }
}
