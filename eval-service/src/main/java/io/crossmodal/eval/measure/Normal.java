package io.crossmodal.eval.measure;

/** The standard normal distribution. */
final class Normal {

  private Normal() {}

  /**
   * P(Z at most z); absolute error below 1e-15.
   *
   * <p>Marsaglia, "Evaluating the normal distribution", 2004: the series of the integral, and its
   * asymptotic continued fraction in the tails, where the series would cancel.
   */
  static double cdf(double z) {
    if (z < -5) {
      return upperTail(-z);
    }
    if (z > 5) {
      return 1 - upperTail(z);
    }
    double sum = z;
    double term = z;
    for (int i = 3; Math.abs(term) > 1e-18; i += 2) {
      term *= z * z / i;
      sum += term;
    }
    return .5 + sum * density(z);
  }

  /** The z that a share of the distribution lies below; Newton steps on {@link #cdf}. */
  static double quantile(double share) {
    if (share <= 0 || share >= 1) {
      return share <= 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    if (share > .5) {
      return -quantile(1 - share);
    }
    // From the left of the root the steps never overshoot, because the cdf is convex there.
    double z = -Math.sqrt(-2 * Math.log(share));
    for (int step = 0; step < 100; step++) {
      double change = (share - cdf(z)) / density(z);
      z += change;
      if (Math.abs(change) < 1e-13) {
        break;
      }
    }
    return z;
  }

  private static double upperTail(double z) {
    double fraction = z;
    for (int i = 60; i >= 1; i--) {
      fraction = z + i / fraction;
    }
    return density(z) / fraction;
  }

  private static double density(double z) {
    return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
  }
}
