package io.crossmodal.index.filter;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** A filter with its values as keys; immutable. */
public sealed interface CompiledFilter {

  /** Prepares a filter; its values must be checked. */
  static CompiledFilter of(Filter filter) {
    return switch (filter) {
      case Filter.AllOf(List<Filter> filters) -> new AllOf(all(filters));
      case Filter.AnyOf(List<Filter> filters) -> new AnyOf(all(filters));
      case Filter.NoneOf(List<Filter> filters) -> new NoneOf(all(filters));
      case Filter.OneOf(String field, List<FieldValue> values) ->
          new InField(
              field,
              values.stream()
                  .map(KeyRange::only)
                  .sorted(Comparator.comparing(KeyRange::from, Arrays::compareUnsigned))
                  .toList());
      case Filter.Range range -> new InField(range.field(), List.of(KeyRange.of(range)));
      case Filter.Exists(String field) -> new InField(field, List.of(KeyRange.ALL));
    };
  }

  private static List<CompiledFilter> all(List<Filter> filters) {
    return filters.stream().map(CompiledFilter::of).toList();
  }

  /** Says whether a single item matches. */
  boolean matches(PayloadRow row);

  /** See {@link Filter.AllOf}. */
  record AllOf(List<CompiledFilter> filters) implements CompiledFilter {
    @Override
    public boolean matches(PayloadRow row) {
      return filters.stream().allMatch(filter -> filter.matches(row));
    }
  }

  /** See {@link Filter.AnyOf}. */
  record AnyOf(List<CompiledFilter> filters) implements CompiledFilter {
    @Override
    public boolean matches(PayloadRow row) {
      return filters.stream().anyMatch(filter -> filter.matches(row));
    }
  }

  /** See {@link Filter.NoneOf}. */
  record NoneOf(List<CompiledFilter> filters) implements CompiledFilter {
    @Override
    public boolean matches(PayloadRow row) {
      return filters.stream().noneMatch(filter -> filter.matches(row));
    }
  }

  /**
   * Matches items of which a field has a value within any range.
   *
   * @param ranges ascending, not overlapping but where they are equal
   */
  record InField(String field, List<KeyRange> ranges) implements CompiledFilter {
    @Override
    public boolean matches(PayloadRow row) {
      for (byte[] key : row.keys(field)) {
        for (KeyRange range : ranges) {
          if (range.contains(key)) {
            return true;
          }
        }
      }
      return false;
    }
  }
}
