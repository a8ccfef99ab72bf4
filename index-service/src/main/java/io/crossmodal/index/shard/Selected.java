package io.crossmodal.index.shard;

import io.crossmodal.index.filter.CompiledFilter;
import io.crossmodal.index.filter.FieldReport;
import io.crossmodal.index.filter.Filter;
import io.crossmodal.index.filter.OrdinalSet;
import io.crossmodal.index.filter.PayloadIndex;
import io.crossmodal.rpc.ServiceException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The live ordinals of a table that a selection means, as of one write.
 *
 * @param population of that write
 * @param live ordinals of the modality
 * @param matches those of them that match the filter; null without one
 * @param excluded ordinals that are not meant all the same
 * @param fields what is known of the filter's fields
 */
record Selected(
    Population population,
    LiveSet live,
    @Nullable OrdinalSet matches,
    Set<Integer> excluded,
    FieldReport fields) {

  /** What a selection means in a table whose payloads are known. */
  static Selected of(ItemTable table, Population population, Selection selection) {
    LiveSet live = population.of(selection.modality());
    Set<Integer> excluded = new HashSet<>();
    for (String id : selection.excluded()) {
      Integer ordinal = table.ordinal(id);
      if (ordinal != null) {
        excluded.add(ordinal);
      }
    }
    Filter filter = selection.filter();
    if (filter == null) {
      return new Selected(population, live, null, excluded, FieldReport.NONE);
    }
    PayloadIndex payloads = table.payloads();
    FieldReport fields = FieldReport.of(filter, payloads.fields());
    checkKept(filter, payloads);
    OrdinalSet matches =
        payloads.matches(CompiledFilter.of(filter), population.ordinals()).and(live::word);
    return new Selected(population, live, matches, excluded, fields);
  }

  private static void checkKept(Filter filter, PayloadIndex payloads) {
    if (payloads.fields().size() < PayloadIndex.MAX_FIELDS) {
      return;
    }
    for (String field : filter.fields().keySet()) {
      if (!payloads.fields().containsKey(field)) {
        throw ServiceException.field(
            "filter",
            field,
            "one of the %d fields that a shard keeps".formatted(PayloadIndex.MAX_FIELDS));
      }
    }
  }

  boolean accepts(int ordinal) {
    boolean meant = matches == null ? live.contains(ordinal) : matches.contains(ordinal);
    return meant && (excluded.isEmpty() || !excluded.contains(ordinal));
  }

  /** How many ordinals are meant, excluded ones counted. */
  int size() {
    return matches == null ? live.size() : matches.size();
  }

  /** The ordinals that match the filter and are not excluded. */
  int[] toArray() {
    int[] all = matches == null ? new int[0] : matches.toArray();
    return excluded.isEmpty() ? all : IntStream.of(all).filter(this::accepts).toArray();
  }
}
