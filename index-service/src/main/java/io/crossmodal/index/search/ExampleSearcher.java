package io.crossmodal.index.search;

import io.crossmodal.index.view.BoundQuery;
import io.crossmodal.index.view.QuantizedView;
import java.util.BitSet;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Finds the best hits by examples through a view's graph: what is near any of the positive ones is
 * scored by all of the examples.
 *
 * <p>An item that is not among the nearest {@code n} of any positive example scores at most as much
 * as the last of these, whatever the negative ones say. So the hits are right, as far as walks are,
 * as soon as the worst of them is no worse than that; until then {@code n} grows, and where it
 * would grow to much of the view everything is scored. Stateless.
 */
public final class ExampleSearcher {

  private static final int AT_LEAST = 64;
  private static final int GROWTH = 4;

  /** To look near every example for more than this part of the view is slower than a scan. */
  private static final int PART_OF_VIEW = 16;

  private static final GraphViewSearcher WALK = new GraphViewSearcher();
  private static final CandidatePoolSearcher POOL = new CandidatePoolSearcher();
  private static final FlatSearcher SCAN = new FlatSearcher();

  /**
   * As {@link GraphViewSearcher#search}, with the scores of {@link Scoring#of(List, List)}.
   *
   * @param positives at least one
   */
  public Scan search(
      QuantizedView view,
      List<BoundQuery> positives,
      List<BoundQuery> negatives,
      int k,
      WalkEffort effort,
      int limit,
      boolean everything,
      OrdinalFilter filter,
      TieOrder ties,
      Checkpoint checkpoint,
      BooleanSupplier enough) {
    Scoring scoring = Scoring.of(positives, negatives);
    int scored = 0;
    long near = Math.max(AT_LEAST, (long) GROWTH * k);
    for (; near * positives.size() * PART_OF_VIEW <= limit; near *= GROWTH) {
      Near found = new Near();
      for (BoundQuery positive : positives) {
        int wanted = (int) near;
        found.add(
            wanted,
            WALK.search(
                view,
                positive,
                wanted,
                effort,
                limit,
                everything,
                filter,
                ties,
                checkpoint,
                enough));
      }
      int[] pool = found.ordinals();
      List<Hit> hits = POOL.best(view, scoring, k, pool, ties, checkpoint, () -> false).hits();
      scored += found.scored + pool.length;
      if (!found.complete || found.holdsBest(hits, k)) {
        return new Scan(hits, scored, found.complete, found.plan, 0, found.certainty);
      }
    }
    Scan scan = SCAN.scan(view, scoring, k, limit, filter, ties, checkpoint, enough);
    return Scan.ofAll(
        scan.hits(), scored + scan.scored(), scan.complete(), SearchPlan.SCAN, scan.deviation());
  }

  /** What is near the positive examples. */
  private static final class Near {

    private final BitSet seen = new BitSet();
    private float beyond = Float.NEGATIVE_INFINITY;
    private boolean complete = true;
    private int scored;
    private double certainty = 1;
    private SearchPlan plan = SearchPlan.SCAN;

    void add(int wanted, Scan scan) {
      for (Hit hit : scan.hits()) {
        seen.set(hit.ordinal());
      }
      if (scan.hits().size() == wanted) {
        beyond = Math.max(beyond, scan.hits().getLast().score());
      }
      complete &= scan.complete();
      scored += scan.scored();
      certainty *= scan.certainty();
      plan = scan.plan();
    }

    int[] ordinals() {
      return seen.stream().toArray();
    }

    /** True if nothing that is not near can be better. */
    boolean holdsBest(List<Hit> hits, int k) {
      return beyond == Float.NEGATIVE_INFINITY
          || (hits.size() == k && hits.getLast().score() >= beyond);
    }
  }
}
