package io.crossmodal.index.view;

import io.crossmodal.index.codec.Scorer;
import java.util.Objects;

/**
 * About what one query scores with the vectors of a {@link ViewReading} that are in no file: good
 * enough for a shortlist of {@value #OVERSAMPLING} times the hits. As long as the reading is open.
 */
public final class TailEstimates {

  /** Six times what a scan of such codes takes on usual data, for near duplicates and for gaps. */
  public static final int OVERSAMPLING = 32;

  private final TailCodes tail;
  private final Scorer estimator;
  private final int first;
  private final int size;

  TailEstimates(TailCodes tail, Scorer estimator, int first, int size) {
    this.tail = tail;
    this.estimator = estimator;
    this.first = first;
    this.size = size;
  }

  /**
   * Estimates as {@link ViewReading#score(BoundQuery, int, int, float[])} scores.
   *
   * @throws IndexOutOfBoundsException when {@code from} is in a file, or not below the limit and
   *     the reading's size
   */
  public int estimate(int from, int limit, float[] estimates) {
    int end = Math.min(limit, size);
    int ordinal = Objects.checkIndex(from - first, end - first);
    return tail.estimate(estimator, ordinal, Math.min(estimates.length, end - from), estimates);
  }
}
