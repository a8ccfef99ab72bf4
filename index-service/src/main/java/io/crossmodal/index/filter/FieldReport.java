package io.crossmodal.index.filter;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a shard knows of the fields that a filter names; a field that one shard does not know
 * another one may.
 *
 * @param known those of the filter's fields that it knows, with the kinds of their values
 * @param others if it does not know all of them: names of fields that it knows, at most 50
 */
public record FieldReport(Map<String, Set<FieldKind>> known, List<String> others) {

  /** Of no filter. */
  public static final FieldReport NONE = new FieldReport(Map.of(), List.of());

  private static final int NAMED = 50;

  /**
   * What is known of the fields of a filter.
   *
   * @param fields all that are known
   */
  public static FieldReport of(@Nullable Filter filter, Map<String, Set<FieldKind>> fields) {
    if (filter == null) {
      return NONE;
    }
    Map<String, Set<FieldKind>> known = new TreeMap<>();
    boolean all = true;
    for (String field : filter.fields().keySet()) {
      Set<FieldKind> kinds = fields.get(field);
      if (kinds == null) {
        all = false;
      } else {
        known.put(field, kinds);
      }
    }
    return new FieldReport(known, all ? List.of() : fields.keySet().stream().limit(NAMED).toList());
  }
}
