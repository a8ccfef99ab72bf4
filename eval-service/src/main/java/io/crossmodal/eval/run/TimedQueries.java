package io.crossmodal.eval.run;

import java.util.stream.IntStream;

/** The queries that are timed. */
final class TimedQueries {

  /** Queries that are asked before, so that none is timed with cold caches. */
  static final int WARM_UP = 20;

  /** Percentiles up to the 95th need no more. */
  private static final int MOST = 200;

  private TimedQueries() {}

  /** At most 200 of so many queries, evenly spaced. */
  static int[] of(int queries) {
    int count = Math.min(queries, MOST);
    return IntStream.range(0, count).map(i -> (int) ((long) i * queries / count)).toArray();
  }
}
