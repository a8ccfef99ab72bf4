package io.crossmodal.eval.measure;

import java.util.stream.IntStream;

/** Values in ascending order, whose median changes with the weights of their clusters. */
final class WeightedMedian {

  private final double[] ascending;
  private final int[] clusters;

  /**
   * Sorts the values.
   *
   * @param values at least one
   * @param clusterOf the cluster of each value
   */
  WeightedMedian(double[] values, int[] clusterOf) {
    int[] order =
        IntStream.range(0, values.length)
            .boxed()
            .sorted((a, b) -> Double.compare(values[a], values[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    this.ascending = IntStream.of(order).mapToDouble(i -> values[i]).toArray();
    this.clusters = IntStream.of(order).map(i -> clusterOf[i]).toArray();
  }

  /**
   * The median where each value counts as often as its cluster; the mean of a middle pair.
   *
   * @param total of the weights over all values
   */
  double of(short[] weights, long total) {
    long below = 0;
    double lower = Double.NaN;
    for (int i = 0; i < clusters.length; i++) {
      below += weights[clusters[i]];
      if (Double.isNaN(lower) && 2 * below >= total) {
        lower = ascending[i];
      }
      if (2 * below > total) {
        return (lower + ascending[i]) / 2;
      }
    }
    throw new IllegalArgumentException("weights: all 0 (expected: at least one more)");
  }
}
