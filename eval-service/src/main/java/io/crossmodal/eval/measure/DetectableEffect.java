package io.crossmodal.eval.measure;

import java.util.Arrays;

/**
 * The smallest true difference between two runs that so many clusters of queries would show.
 *
 * <p>{@code (z(1 - level / 2) + z(power))} standard errors of the mean difference (Cohen, 1988).
 */
public final class DetectableEffect {

  private DetectableEffect() {}

  /**
   * The difference of means that a two-sided test finds with this power.
   *
   * @param differences by query
   * @param clusters label of each query's cluster
   */
  public static double of(double[] differences, int[] clusters, double level, double power) {
    double mean = Arrays.stream(differences).average().orElse(0);
    double[] centred = Arrays.stream(differences).map(d -> d - mean).toArray();
    ClusterBootstrap grouping = new ClusterBootstrap(clusters, 1, 0);
    double squares = Arrays.stream(grouping.sums(centred)).map(s -> s * s).sum();
    int n = grouping.clusters();
    double correction = n > 1 ? n / (n - 1.0) : 1;
    double error = Math.sqrt(squares * correction) / differences.length;
    return (Normal.quantile(1 - level / 2) + Normal.quantile(power)) * error;
  }
}
