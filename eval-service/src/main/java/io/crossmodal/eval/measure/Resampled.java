package io.crossmodal.eval.measure;

import java.util.Arrays;
import java.util.List;

/**
 * A figure and what the bootstrap made of it.
 *
 * @param value of the sample itself
 * @param values by resample
 */
public record Resampled(double value, double[] values) {

  public Resampled {
    values = values.clone();
  }

  /** The mean of figures that come from the same resamples, at least one. */
  public static Resampled average(List<Resampled> all) {
    double[] values = new double[all.getFirst().values.length];
    double value = 0;
    for (Resampled each : all) {
      value += each.value / all.size();
      for (int i = 0; i < values.length; i++) {
        values[i] += each.values[i] / all.size();
      }
    }
    return new Resampled(value, values);
  }

  /** Percentile interval of this over another, resample by resample; a ratio of 0/0 is 1. */
  public Interval ratioTo(Resampled other, double confidence) {
    double[] ratios = new double[values.length];
    Arrays.setAll(ratios, i -> ratio(values[i], other.values[i]));
    Arrays.sort(ratios);
    return Percentiles.interval(ratios, confidence);
  }

  /** This value over another; 1 where both are 0. */
  public double ratioTo(Resampled other) {
    return ratio(value, other.value);
  }

  /** Percentile interval of this minus another, resample by resample. */
  public Interval minus(Resampled other, double confidence) {
    double[] differences = new double[values.length];
    Arrays.setAll(differences, i -> values[i] - other.values[i]);
    Arrays.sort(differences);
    return Percentiles.interval(differences, confidence);
  }

  private static double ratio(double a, double b) {
    return a == b ? 1 : a / b;
  }
}
