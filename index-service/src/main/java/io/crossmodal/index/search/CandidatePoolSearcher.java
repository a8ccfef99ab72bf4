package io.crossmodal.index.search;

import io.crossmodal.index.view.BoundQuery;
import io.crossmodal.index.view.QuantizedView;
import io.crossmodal.index.view.ViewReading;

/** Scores given items of a view; the scores have the bits that a scan would give. Stateless. */
public final class CandidatePoolSearcher {

  /**
   * Scores the items of {@code ordinals}, in their order, into {@code scores}.
   *
   * @throws IndexOutOfBoundsException when the view has no such ordinal, or {@code scores} is
   *     shorter
   * @throws IllegalStateException when the view is closed
   */
  public void score(QuantizedView view, BoundQuery query, int[] ordinals, float[] scores) {
    try (ViewReading reading = view.read()) {
      reading.score(query, ordinals, scores);
    }
  }
}
