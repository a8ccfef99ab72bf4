package io.crossmodal.index.cluster;

import io.crossmodal.index.filter.FieldKind;
import io.crossmodal.index.filter.FieldReport;
import io.crossmodal.index.filter.Filter;
import io.crossmodal.rpc.ServiceException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Refuses filters on fields that no shard knows, or knows with values of other kinds. */
final class FilterFieldCheck {

  private FilterFieldCheck() {}

  /**
   * Fails with a violation of the field that the filter came in.
   *
   * @param name of that field
   * @param reports of every shard; with some missing nothing can be said, and nothing is checked
   */
  static void check(
      String name, @Nullable Filter filter, Collection<FieldReport> reports, int shards) {
    if (filter == null || reports.size() < shards) {
      return;
    }
    for (Map.Entry<String, Set<FieldKind>> field : filter.fields().entrySet()) {
      Set<FieldKind> known = new TreeSet<>();
      reports.forEach(
          report -> known.addAll(report.known().getOrDefault(field.getKey(), Set.of())));
      if (known.isEmpty()) {
        throw ServiceException.field(
            name, "unknown field '%s'".formatted(field.getKey()), expected(reports));
      }
      for (FieldKind kind : field.getValue()) {
        if (!known.contains(kind)) {
          throw ServiceException.field(
              name,
              "field '%s' compared with a %s".formatted(field.getKey(), kind.word()),
              known.stream().map(FieldKind::word).collect(Collectors.joining(" or ", "a ", "")));
        }
      }
    }
  }

  private static String expected(Collection<FieldReport> reports) {
    List<String> others =
        reports.stream()
            .flatMap(report -> report.others().stream())
            .distinct()
            .sorted(Comparator.naturalOrder())
            .limit(50)
            .toList();
    return others.isEmpty() ? "no item has any" : "one of " + String.join(", ", others);
  }
}
