package io.crossmodal.index.shard;

import io.crossmodal.index.search.CandidatePoolSearcher;
import io.crossmodal.index.search.Checkpoint;
import io.crossmodal.index.search.ExampleSearcher;
import io.crossmodal.index.search.FlatSearcher;
import io.crossmodal.index.search.GraphViewSearcher;
import io.crossmodal.index.search.Hit;
import io.crossmodal.index.search.OrdinalFilter;
import io.crossmodal.index.search.Scan;
import io.crossmodal.index.search.Scoring;
import io.crossmodal.index.search.SearchPlan;
import io.crossmodal.index.search.SearchPlanner;
import io.crossmodal.index.search.TieOrder;
import io.crossmodal.index.search.TopK;
import io.crossmodal.index.search.WalkEffort;
import io.crossmodal.index.view.BoundQuery;
import io.crossmodal.index.view.QuantizedView;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the best of the selected items by the codes of a view.
 *
 * @param plan how they are found
 * @param effort of a walk through a graph
 * @param pool ordinals that match, if they alone are scored
 */
record FirstPass(
    ItemTable table, Selected selected, SearchPlan plan, WalkEffort effort, int @Nullable [] pool) {

  private static final FlatSearcher SCAN = new FlatSearcher();
  private static final CandidatePoolSearcher POOL = new CandidatePoolSearcher();
  private static final GraphViewSearcher WALK = new GraphViewSearcher();
  private static final ExampleSearcher EXAMPLES = new ExampleSearcher();

  /** The way to the best items of a view for a request. */
  static FirstPass of(ItemTable table, QuantizedView view, Selected selected, RankRequest request) {
    int ordinals = selected.population().ordinals();
    boolean walks = view.hasGraph() && !request.settings().exact();
    SearchPlan best =
        walks
            ? SearchPlanner.graph(selected.size(), ordinals)
            : SearchPlanner.flat(selected.size(), ordinals);
    WalkEffort effort = effort(request.settings());
    if (best != SearchPlan.POOL) {
      return new FirstPass(table, selected, best, effort, null);
    }
    return selected.matches() == null
        ? new FirstPass(table, selected, SearchPlan.SCAN, effort, null)
        : new FirstPass(table, selected, best, effort, selected.toArray());
  }

  private static WalkEffort effort(RankSettings settings) {
    double recall = settings.recall() == 0 ? WalkEffort.USUAL.recall() : settings.recall();
    return new WalkEffort(settings.effort(), recall);
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
    int ordinals = selected.population().ordinals();
    if (walks()) {
      return walk(view, bound(view, positives), bound(view, negatives), limit, deadline, enough);
    }
    Scoring scoring = Scoring.of(bound(view, positives), bound(view, negatives));
    return pool == null
        ? SCAN.scan(
            view, scoring, limit, ordinals, selected::accepts, byId(), deadline::check, enough)
        : POOL.best(view, scoring, limit, pool, byId(), deadline::check, enough);
  }

  /** Whether it costs more to be asked for more items. */
  boolean walks() {
    return plan == SearchPlan.GRAPH || plan == SearchPlan.FILTERED_GRAPH;
  }

  private Scan walk(
      QuantizedView view,
      List<BoundQuery> positives,
      List<BoundQuery> negatives,
      int limit,
      Deadline deadline,
      BooleanSupplier enough) {
    int ordinals = selected.population().ordinals();
    boolean everything = plan == SearchPlan.GRAPH && selected.excluded().isEmpty();
    OrdinalFilter filter = selected::accepts;
    Checkpoint checkpoint = deadline::check;
    return positives.size() == 1 && negatives.isEmpty()
        ? WALK.search(
            view,
            positives.getFirst(),
            limit,
            effort,
            ordinals,
            everything,
            filter,
            byId(),
            checkpoint,
            enough)
        : EXAMPLES.search(
            view,
            positives,
            negatives,
            limit,
            effort,
            ordinals,
            everything,
            filter,
            byId(),
            checkpoint,
            enough);
  }

  /** The scores of some items, to be asked of a view that is more exact. */
  static float[] again(QuantizedView view, float[] vector, int[] ordinals, Deadline deadline) {
    return POOL.scores(view, Scoring.of(view.bind(vector)), ordinals, deadline::check);
  }

  /** The best of some items by their scores. */
  List<Hit> best(int[] ordinals, float[] scores, int limit) {
    TopK best = new TopK(limit, ordinals.length, byId());
    for (int i = 0; i < ordinals.length; i++) {
      best.offer(ordinals[i], scores[i]);
    }
    return best.drain();
  }

  private static List<BoundQuery> bound(QuantizedView view, List<float[]> vectors) {
    return vectors.stream().map(view::bind).toList();
  }

  private TieOrder byId() {
    return table.columns()::compareIds;
  }
}
