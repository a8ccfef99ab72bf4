package io.crossmodal.index.shard;

import io.crossmodal.index.search.CandidatePoolSearcher;
import io.crossmodal.index.search.FlatSearcher;
import io.crossmodal.index.search.Scan;
import io.crossmodal.index.search.Scoring;
import io.crossmodal.index.search.SearchPlan;
import io.crossmodal.index.search.SearchPlanner;
import io.crossmodal.index.search.TieOrder;
import io.crossmodal.index.view.BoundQuery;
import io.crossmodal.index.view.QuantizedView;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the best of the selected items by the codes of a view.
 *
 * @param pool ordinals that match; null if all codes are scanned
 */
record FirstPass(ItemTable table, Selected selected, int @Nullable [] pool) {

  private static final FlatSearcher SCAN = new FlatSearcher();
  private static final CandidatePoolSearcher POOL = new CandidatePoolSearcher();

  static FirstPass of(ItemTable table, Selected selected) {
    boolean pooled =
        selected.matches() != null
            && SearchPlanner.flat(selected.size(), selected.population().ordinals())
                == SearchPlan.POOL;
    return new FirstPass(table, selected, pooled ? selected.toArray() : null);
  }

  SearchPlan plan() {
    return pool == null ? SearchPlan.SCAN : SearchPlan.POOL;
  }

  /**
   * The best items.
   *
   * @param positives vectors to search for, at least one
   * @param negatives examples of what is not wanted
   * @param enough ends the search early
   */
  Scan best(
      QuantizedView view,
      List<float[]> positives,
      List<float[]> negatives,
      int limit,
      Deadline deadline,
      BooleanSupplier enough) {
    Scoring scoring = Scoring.of(bound(view, positives), bound(view, negatives));
    return pool == null
        ? SCAN.scan(
            view,
            scoring,
            limit,
            selected.population().ordinals(),
            selected::accepts,
            byId(),
            deadline::check,
            enough)
        : POOL.best(view, scoring, limit, pool, byId(), deadline::check, enough);
  }

  /** The best of some items, to be asked of a view that is more exact. */
  Scan again(
      QuantizedView view, List<float[]> positives, int[] ordinals, int limit, Deadline deadline) {
    Scoring scoring = Scoring.of(bound(view, positives), List.of());
    return POOL.best(view, scoring, limit, ordinals, byId(), deadline::check, () -> false);
  }

  private static List<BoundQuery> bound(QuantizedView view, List<float[]> vectors) {
    return vectors.stream().map(view::bind).toList();
  }

  private TieOrder byId() {
    return table.columns()::compareIds;
  }
}
