package io.crossmodal.eval.measure;

import java.util.Arrays;

/** Medians; of an even number of values the mean of the middle two. */
final class Medians {

  private Medians() {}

  static double of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** The median where value i counts {@code weights[clusters[i]]} times. */
  static double weighted(double[] values, int[] ascending, int[] clusters, int[] weights) {
    long total = 0;
    for (int cluster : clusters) {
      total += weights[cluster];
    }
    long below = 0;
    double lower = Double.NaN;
    for (int i : ascending) {
      below += weights[clusters[i]];
      if (Double.isNaN(lower) && 2 * below >= total) {
        lower = values[i];
      }
      if (2 * below > total) {
        return (lower + values[i]) / 2;
      }
    }
    throw new IllegalStateException("a resample without queries");
  }
}
