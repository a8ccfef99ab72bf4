package io.crossmodal.index.filter;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which items may be found, by their payload.
 *
 * <p>A field with several values matches if any of them does; one that an item does not have, or
 * has with values of another kind, does not match.
 */
public sealed interface Filter {

  /** Matches what every one of several matches; everything if there are none. */
  record AllOf(List<Filter> filters) implements Filter {}

  /** Matches what any of several matches; nothing if there are none. */
  record AnyOf(List<Filter> filters) implements Filter {}

  /** Matches what none of several matches. */
  record NoneOf(List<Filter> filters) implements Filter {}

  /**
   * Matches items of which a field has one of some values.
   *
   * @param values at least one, all of one kind
   */
  record OneOf(String field, List<FieldValue> values) implements Filter {}

  /**
   * Matches items of which a field has a value within bounds.
   *
   * @param above all values are greater than it
   * @param from all values are it or greater
   * @param below all values are less than it
   * @param to all values are it or less
   */
  record Range(
      String field,
      @Nullable FieldValue above,
      @Nullable FieldValue from,
      @Nullable FieldValue below,
      @Nullable FieldValue to)
      implements Filter {

    /** The bounds that are set. */
    public List<FieldValue> bounds() {
      return Stream.of(above, from, below, to)
          .filter(Objects::nonNull)
          .map(bound -> (FieldValue) bound)
          .toList();
    }
  }

  /** Matches items that have a field, whatever its value. */
  record Exists(String field) implements Filter {}

  /** The fields that the filter names, each with the kinds that it compares it with. */
  default Map<String, Set<FieldKind>> fields() {
    Map<String, Set<FieldKind>> fields = new LinkedHashMap<>();
    gather(this, fields);
    return fields;
  }

  private static void gather(Filter filter, Map<String, Set<FieldKind>> fields) {
    switch (filter) {
      case AllOf(List<Filter> filters) -> filters.forEach(f -> gather(f, fields));
      case AnyOf(List<Filter> filters) -> filters.forEach(f -> gather(f, fields));
      case NoneOf(List<Filter> filters) -> filters.forEach(f -> gather(f, fields));
      case OneOf(String field, List<FieldValue> values) ->
          values.forEach(value -> kinds(fields, field).add(value.kind()));
      case Range range ->
          range.bounds().forEach(bound -> kinds(fields, range.field()).add(bound.kind()));
      case Exists(String field) -> kinds(fields, field);
    }
  }

  private static Set<FieldKind> kinds(Map<String, Set<FieldKind>> fields, String field) {
    return fields.computeIfAbsent(field, name -> new TreeSet<>());
  }
}
