package io.crossmodal.index.search;

import io.crossmodal.index.view.BoundQuery;
import io.crossmodal.index.view.QuantizedView;
import io.crossmodal.index.view.ViewReading;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Scores given items of a view; the scores have the bits that a scan would give. Stateless. */
public final class CandidatePoolSearcher {

  private static final int BLOCK = 1_024;

  /**
   * The best {@code k} of the items of {@code ordinals}: score descending, then the tie order;
   * exact at the k-th place too.
   *
   * @param k at least 1; fewer hits come back when there are fewer ordinals
   * @param checkpoint called between blocks; what it throws ends the search
   * @param enough asked between blocks; ends the search early
   * @throws IllegalStateException when the view is closed
   */
  public Scan best(
      QuantizedView view,
      Scoring scoring,
      int k,
      int[] ordinals,
      TieOrder ties,
      Checkpoint checkpoint,
      BooleanSupplier enough) {
    TopK best = new TopK(k, ordinals.length, ties);
    float[] scores = new float[ordinals.length];
    int from = 0;
    try (ViewReading reading = view.read()) {
      while (from < ordinals.length && !enough.getAsBoolean()) {
        checkpoint.check();
        int to = Math.min(ordinals.length, from + BLOCK);
        scoring.score(reading, ordinals, from, to, scores);
        for (int i = from; i < to; i++) {
          best.offer(ordinals[i], scores[i]);
        }
        from = to;
      }
      List<Hit> hits = best.drain();
      return Scan.ofAll(
          hits, from, from == ordinals.length, SearchPlan.POOL, scoring.deviation(reading, hits));
    }
  }

  /**
   * The scores of the items of {@code ordinals}, in their order.
   *
   * @param checkpoint called between blocks; what it throws ends the search
   * @throws IllegalStateException when the view is closed
   */
  public float[] scores(
      QuantizedView view, Scoring scoring, int[] ordinals, Checkpoint checkpoint) {
    float[] scores = new float[ordinals.length];
    try (ViewReading reading = view.read()) {
      for (int from = 0; from < ordinals.length; from += BLOCK) {
        checkpoint.check();
        int to = Math.min(ordinals.length, from + BLOCK);
        scoring.score(reading, ordinals, from, to, scores);
      }
    }
    return scores;
  }

  /** As {@link #score(QuantizedView, BoundQuery, int[], float[], int[])}, without laps. */
  public void score(QuantizedView view, BoundQuery query, int[] ordinals, float[] scores) {
    score(view, query, ordinals, scores, new int[0]);
  }

  /**
   * Scores the items of {@code ordinals}, in their order, into {@code scores}.
   *
   * @param laps numbers of leading items, ascending
   * @return for each lap {@link System#nanoTime} when so many items were scored
   * @throws IndexOutOfBoundsException when the view has no such ordinal, or {@code scores} is
   *     shorter
   * @throws IllegalStateException when the view is closed
   */
  public long[] score(
      QuantizedView view, BoundQuery query, int[] ordinals, float[] scores, int[] laps) {
    long[] times = new long[laps.length];
    try (ViewReading reading = view.read()) {
      int from = 0;
      for (int lap = 0; lap < laps.length; lap++) {
        reading.score(query, ordinals, from, laps[lap], scores);
        from = laps[lap];
        times[lap] = System.nanoTime();
      }
      reading.score(query, ordinals, from, ordinals.length, scores);
    }
    return times;
  }
}
