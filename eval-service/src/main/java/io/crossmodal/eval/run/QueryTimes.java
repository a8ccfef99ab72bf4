package io.crossmodal.eval.run;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Times of single queries in the index service.
 *
 * @param nanos by pool size, then by query
 */
public record QueryTimes(Map<Integer, long[]> nanos) {

  public QueryTimes {
    nanos = Collections.unmodifiableMap(new TreeMap<>(nanos));
  }

  /** Times of the queries at one pool size, in nanoseconds. */
  public long[] at(int candidates) {
    long[] times = nanos.get(candidates);
    if (times == null) {
      throw new IllegalArgumentException(
          "candidates: %d (expected: one of %s)".formatted(candidates, nanos.keySet()));
    }
    return times;
  }
}
