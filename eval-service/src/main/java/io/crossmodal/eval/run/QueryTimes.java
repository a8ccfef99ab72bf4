package io.crossmodal.eval.run;

import java.util.List;

/**
 * Times of single queries in the index service; a sample where there are many.
 *
 * @param candidates sizes of the pools
 * @param nanos by pool size, then by timed query
 * @param queries all of them, timed or not
 */
public record QueryTimes(List<Integer> candidates, long[][] nanos, int queries) {

  public QueryTimes {
    candidates = List.copyOf(candidates);
  }

  /** Times of the queries at one pool size, in nanoseconds. */
  public long[] at(int size) {
    int position = candidates.indexOf(size);
    if (position < 0) {
      throw new IllegalArgumentException(
          "candidates: %d (expected: one of %s)".formatted(size, candidates));
    }
    return nanos[position];
  }
}
