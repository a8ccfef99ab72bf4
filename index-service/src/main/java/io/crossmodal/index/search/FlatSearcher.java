package io.crossmodal.index.search;

import io.crossmodal.index.kernel.BoundKernel;
import io.crossmodal.index.kernel.KernelProvider;
import io.crossmodal.index.view.BoundQuery;
import io.crossmodal.index.view.QuantizedView;
import io.crossmodal.index.view.ViewReading;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Finds the best hits by scoring every vector of a view. Stateless. */
public final class FlatSearcher {

  private static final int BLOCK = 1_024;

  /** Scores that are held against one bound, which rises fast at first. */
  private static final int PIECE = 128;

  /**
   * The best {@code k} accepted items: score descending, then the tie order; exact at the k-th
   * place too.
   *
   * @param k at least 1; fewer hits come back when fewer items are accepted
   * @param limit only ordinals below it are looked at; {@link Integer#MAX_VALUE} for all that the
   *     view has now
   * @param checkpoint called between blocks; what it throws ends the search
   * @throws IllegalStateException when the view is closed
   */
  public List<Hit> search(
      QuantizedView view,
      BoundQuery query,
      int k,
      int limit,
      OrdinalFilter filter,
      TieOrder ties,
      Checkpoint checkpoint) {
    return scan(view, Scoring.of(query), k, limit, filter, ties, checkpoint, () -> false).hits();
  }

  /**
   * The same for any scoring, ended early when there was enough.
   *
   * @param enough asked between blocks
   */
  public Scan scan(
      QuantizedView view,
      Scoring scoring,
      int k,
      int limit,
      OrdinalFilter filter,
      TieOrder ties,
      Checkpoint checkpoint,
      BooleanSupplier enough) {
    try (ViewReading reading = view.read()) {
      int end = Math.min(limit, reading.size());
      TopK best = new TopK(k, end, ties);
      int scored = scan(reading, scoring, best, 0, end, filter, checkpoint, enough);
      List<Hit> hits = best.drain();
      return Scan.ofAll(
          hits, scored, scored >= end, SearchPlan.SCAN, scoring.deviation(reading, hits));
    }
  }

  /** Offers the accepted ones of a range of ordinals; returns the first that was not looked at. */
  static int scan(
      ViewReading reading,
      Scoring scoring,
      TopK best,
      int begin,
      int end,
      OrdinalFilter filter,
      Checkpoint checkpoint,
      BooleanSupplier enough) {
    float[] scores = new float[Math.clamp(end - begin, 0, BLOCK)];
    int from = begin;
    while (from < end && !enough.getAsBoolean()) {
      checkpoint.check();
      int count = scoring.score(reading, from, end, scores);
      offer(best, filter, from, count, scores);
      from += count;
    }
    return from;
  }

  /** Asks the filter only about items that would enter. */
  static void offer(TopK best, OrdinalFilter filter, int from, int count, float[] scores) {
    BoundKernel kernel = KernelProvider.kernels().bound();
    int[] places = new int[PIECE];
    for (int begin = 0; begin < count; begin += PIECE) {
      int end = Math.min(begin + PIECE, count);
      int found = kernel.reaching(best.bound(), scores, begin, end, places);
      for (int i = 0; i < found; i++) {
        int place = places[i];
        if (filter.accepts(from + place)) {
          best.offer(from + place, scores[place]);
        }
      }
    }
  }
}
