package io.crossmodal.index.search;

import io.crossmodal.index.view.BoundQuery;
import io.crossmodal.index.view.QuantizedView;
import io.crossmodal.index.view.ViewReading;

/** Scores given items of a view; the scores have the bits that a scan would give. Stateless. */
public final class CandidatePoolSearcher {

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
