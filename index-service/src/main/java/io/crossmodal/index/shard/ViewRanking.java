package io.crossmodal.index.shard;

import io.crossmodal.index.filter.OrdinalSet;
import io.crossmodal.index.search.CandidatePoolSearcher;
import io.crossmodal.index.search.FlatSearcher;
import io.crossmodal.index.search.Hit;
import io.crossmodal.index.search.SearchPlan;
import io.crossmodal.index.search.SearchPlanner;
import io.crossmodal.index.search.TieOrder;
import io.crossmodal.index.view.BoundQuery;
import io.crossmodal.index.view.QuantizedView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ranks the selected items of one view, for any number of queries.
 *
 * @param pool ordinals that match; null if all codes are scanned
 * @param limit hits a query
 */
record ViewRanking(
    ItemTable table, QuantizedView view, Selected selected, int @Nullable [] pool, int limit) {

  private static final FlatSearcher SCAN = new FlatSearcher();
  private static final CandidatePoolSearcher POOL = new CandidatePoolSearcher();

  static ViewRanking of(ItemTable table, QuantizedView view, Selected selected, int limit) {
    OrdinalSet matches = selected.matches();
    if (matches == null) {
      return new ViewRanking(table, view, selected, null, limit);
    }
    SearchPlan plan = SearchPlanner.flat(selected.size(), selected.population().ordinals());
    int[] pool = plan == SearchPlan.POOL ? matches.toArray() : null;
    return new ViewRanking(table, view, selected, pool, limit);
  }

  Ranking rank(float[] query, Deadline deadline) {
    long start = System.nanoTime();
    ItemColumns columns = table.columns();
    TieOrder byId = columns::compareIds;
    BoundQuery bound = view.bind(query);
    List<Hit> hits;
    int scored;
    if (pool == null) {
      scored = selected.population().ordinals();
      hits = SCAN.search(view, bound, limit, scored, selected::accepts, byId, deadline::check);
    } else {
      scored = pool.length;
      hits = POOL.best(view, bound, limit, pool, byId, deadline::check);
    }
    SearchPlan plan = pool == null ? SearchPlan.SCAN : SearchPlan.POOL;
    return new Ranking(named(hits, columns), System.nanoTime() - start, scored, plan);
  }

  private static List<RankedItem> named(List<Hit> hits, ItemColumns columns) {
    List<RankedItem> items = new ArrayList<>(hits.size());
    for (Hit hit : hits) {
      int ordinal = hit.ordinal();
      items.add(
          new RankedItem(
              columns.id(ordinal),
              hit.score(),
              columns.modality(ordinal),
              columns.version(ordinal)));
    }
    return items;
  }
}
