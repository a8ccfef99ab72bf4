package io.crossmodal.eval.measure;

import java.util.Arrays;

/**
 * Probabilities of consecutive whole numbers; what lies outside weighs less than 1e-18 of the
 * likeliest.
 *
 * <p>The laws here are unimodal with simple ratios between neighbours. So weights are grown from
 * about the mode in both directions and scaled to 1, which needs no logarithms and loses no digits.
 *
 * @param from the first number
 * @param weights of {@code from}, {@code from + 1}, ...; they add up to 1
 */
record Distribution(int from, double[] weights) {

  private static final double NEGLIGIBLE = 1e-18;

  /** How the weight of a number compares with that of the one before it. */
  @FunctionalInterface
  private interface Ratio {
    double overPrevious(int x);
  }

  /** How many of {@code marked} out of {@code all} items are among {@code drawn} random ones. */
  static Distribution hypergeometric(int all, int marked, int drawn) {
    int low = Math.max(0, drawn - (all - marked));
    int high = Math.min(marked, drawn);
    int mode = (int) ((drawn + 1L) * (marked + 1L) / (all + 2L));
    double base = (double) all - marked - drawn;
    return grow(low, high, mode, x -> (marked - x + 1.0) * (drawn - x + 1.0) / (x * (base + x)));
  }

  /**
   * How many of {@code others} come before the {@code ordinal}-th of {@code relevant} items when
   * all of them are in random order.
   */
  static Distribution othersBefore(int ordinal, int relevant, int others) {
    double after = (double) relevant - ordinal;
    int mode = relevant == 1 ? 0 : (int) ((long) others * (ordinal - 1) / (relevant - 1));
    return grow(
        0,
        others,
        mode,
        x -> (x - 1.0 + ordinal) / x * ((others - x + 1.0) / (others - x + 1.0 + after)));
  }

  /** How many of {@code trials} succeed, each with {@code probability} over 0 and under 1. */
  static Distribution binomial(int trials, double probability) {
    double odds = probability / (1 - probability);
    int mode = (int) ((trials + 1L) * probability);
    return grow(0, trials, mode, x -> (trials - x + 1.0) / x * odds);
  }

  /** Probability of a number of at least {@code least}. */
  double atLeast(int least) {
    double sum = 0;
    for (int i = Math.max(0, least - from); i < weights.length; i++) {
      sum += weights[i];
    }
    return Math.min(1, sum);
  }

  /** Probability of a number of at most {@code most}. */
  double atMost(int most) {
    double sum = 0;
    for (int i = 0; i < weights.length && from + i <= most; i++) {
      sum += weights[i];
    }
    return Math.min(1, sum);
  }

  private static Distribution grow(int low, int high, int near, Ratio ratio) {
    int start = Math.clamp(near, low, high);
    double[] weights = new double[high - low + 1];
    weights[start - low] = 1;
    int last = start;
    while (last < high && weights[last - low] > NEGLIGIBLE) {
      last++;
      weights[last - low] = weights[last - 1 - low] * ratio.overPrevious(last);
    }
    int first = start;
    while (first > low && weights[first - low] > NEGLIGIBLE) {
      first--;
      weights[first - low] = weights[first + 1 - low] / ratio.overPrevious(first + 1);
    }
    double[] kept = Arrays.copyOfRange(weights, first - low, last - low + 1);
    double sum = Arrays.stream(kept).sum();
    for (int i = 0; i < kept.length; i++) {
      kept[i] /= sum;
    }
    return new Distribution(first, kept);
  }
}
