package io.crossmodal.index.shard;

import java.util.List;

/**
 * The scores of candidate pools.
 *
 * @param scores one array a query, in the order of its candidates; none if an id is unknown
 * @param elapsedNanos time of each query: bound to the view and its pool scored
 * @param lapNanos by query, of that time what had passed at each of its laps
 * @param unknown ids that no item has, at most 10
 * @param viewBytes bytes that the view's codes take
 */
public record PoolScores(
    List<float[]> scores,
    long[] elapsedNanos,
    long[][] lapNanos,
    List<String> unknown,
    long viewBytes) {

  /** No scores, because ids are unknown. */
  static PoolScores none(List<String> unknown, long viewBytes) {
    return new PoolScores(List.of(), new long[0], new long[0][], unknown, viewBytes);
  }
}
