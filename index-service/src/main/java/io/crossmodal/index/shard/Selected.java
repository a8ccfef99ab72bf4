package io.crossmodal.index.shard;

import io.crossmodal.index.filter.CompiledFilter;
import io.crossmodal.index.filter.FieldReport;
import io.crossmodal.index.filter.Filter;
import io.crossmodal.index.filter.OrdinalSet;
import io.crossmodal.index.filter.PayloadIndex;
import io.crossmodal.rpc.ServiceException;
import org.jspecify.annotations.Nullable;

/**
 * The live ordinals of a table that a selection means, as of one write.
 *
 * @param population of that write
 * @param live ordinals of the modality
 * @param matches those of them that match the filter; null without one
 * @param fields what is known of the filter's fields
 */
record Selected(
    Population population, LiveSet live, @Nullable OrdinalSet matches, FieldReport fields) {

  /** What a selection means in a table whose payloads are known. */
  static Selected of(ItemTable table, Population population, Selection selection) {
    LiveSet live = population.of(selection.modality());
    Filter filter = selection.filter();
    if (filter == null) {
      return new Selected(population, live, null, FieldReport.NONE);
    }
    PayloadIndex payloads = table.payloads();
    FieldReport fields = FieldReport.of(filter, payloads.fields());
    checkKept(filter, payloads);
    OrdinalSet matches =
        payloads.matches(CompiledFilter.of(filter), population.ordinals()).and(live::word);
    return new Selected(population, live, matches, fields);
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
    return matches == null ? live.contains(ordinal) : matches.contains(ordinal);
  }

  /** How many ordinals are meant. */
  int size() {
    return matches == null ? live.size() : matches.size();
  }
}
