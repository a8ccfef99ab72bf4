package io.crossmodal.eval.measure;

import java.util.Arrays;

/**
 * NeighborOverlap@k: the share of the exact neighbours that a search has found, which nearest
 * neighbour benchmarks call recall. Not to be taken for {@link RecallAt}, which is about relevance.
 */
public final class NeighborOverlap {

  private NeighborOverlap() {}

  /**
   * The overlap of one query.
   *
   * @param found rows of the best items by the search, best first
   * @param exact rows of the best items at full precision, best first
   * @param k neighbours that count, at least 1; fewer where {@code exact} has fewer
   */
  public static double at(int k, int[] found, int[] exact) {
    Measure.checkK(k);
    int count = Math.min(k, exact.length);
    if (count == 0) {
      throw new IllegalArgumentException("exact neighbours: 0 (expected: at least 1)");
    }
    int[] wanted = Arrays.copyOf(exact, count);
    Arrays.sort(wanted);
    int shared = 0;
    for (int i = 0; i < Math.min(count, found.length); i++) {
      shared += Arrays.binarySearch(wanted, found[i]) >= 0 ? 1 : 0;
    }
    return (double) shared / count;
  }
}
