package io.crossmodal.eval.measure;

import java.util.Arrays;

/**
 * Bias-corrected and accelerated bootstrap intervals of clustered means (Efron, 1987).
 *
 * <p>The acceleration comes from leaving out one cluster at a time. Where the bootstrap can't vary,
 * because all queries have the same value, the end that a new cluster could move is that of an
 * exact binomial interval with as many trials as clusters: 30 of 30 found is no proof of 100 %.
 */
final class BcaInterval {

  private BcaInterval() {}

  /**
   * The interval of a mean of values between 0 and 1.
   *
   * @param value the mean of the sample
   * @param resampled means by resample
   * @param sums of the values by cluster
   * @param sizes queries by cluster
   */
  static Interval of(
      double value, double[] resampled, double[] sums, int[] sizes, double confidence) {
    double[] sorted = resampled.clone();
    Arrays.sort(sorted);
    if (sorted[0] == sorted[sorted.length - 1]) {
      return constant(value, sizes.length, confidence);
    }
    double bias = bias(value, sorted);
    if (Double.isInfinite(bias)) {
      return Percentiles.interval(sorted, confidence);
    }
    double acceleration = acceleration(sums, sizes);
    double z = Normal.quantile((1 - confidence) / 2);
    double low = Percentiles.at(sorted, adjusted(bias, acceleration, z));
    double high = Percentiles.at(sorted, adjusted(bias, acceleration, -z));
    return new Interval(Math.min(low, value), Math.max(high, value));
  }

  private static Interval constant(double value, int clusters, double confidence) {
    double unseen = 1 - Math.pow((1 - confidence) / 2, 1.0 / clusters);
    if (value >= 1) {
      return new Interval(1 - unseen, 1);
    }
    return value <= 0 ? new Interval(0, unseen) : new Interval(value, value);
  }

  private static double adjusted(double bias, double acceleration, double z) {
    return Normal.cdf(bias + (bias + z) / (1 - acceleration * (bias + z)));
  }

  /** Ties with the sample's own value count half. */
  private static double bias(double value, double[] sorted) {
    double below = 0;
    for (double mean : sorted) {
      if (mean < value) {
        below++;
      } else if (mean == value) {
        below += .5;
      }
    }
    return Normal.quantile(below / sorted.length);
  }

  private static double acceleration(double[] sums, int[] sizes) {
    double sum = Arrays.stream(sums).sum();
    int size = Arrays.stream(sizes).sum();
    if (sizes.length < 2) {
      return 0;
    }
    double[] without = new double[sums.length];
    Arrays.setAll(without, c -> (sum - sums[c]) / (size - sizes[c]));
    double mean = Arrays.stream(without).average().orElse(0);
    double squares = 0;
    double cubes = 0;
    for (double left : without) {
      double d = mean - left;
      squares += d * d;
      cubes += d * d * d;
    }
    return squares == 0 ? 0 : cubes / (6 * Math.pow(squares, 1.5));
  }
}
