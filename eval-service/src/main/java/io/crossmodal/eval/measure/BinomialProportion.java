package io.crossmodal.eval.measure;

import java.util.function.DoubleUnaryOperator;

/**
 * So many successes in so many independent trials.
 *
 * @param successes 0 to {@code trials}
 * @param trials at least 1
 */
record BinomialProportion(int successes, int trials) {

  BinomialProportion {
    if (trials < 1 || successes < 0 || successes > trials) {
      throw new IllegalArgumentException(
          "successes: %d of %d (expected: 0..trials, of at least 1)".formatted(successes, trials));
    }
  }

  /** The exact interval of Clopper and Pearson (1934). */
  Interval interval(double confidence) {
    double tail = (1 - confidence) / 2;
    double low =
        successes == 0
            ? 0
            : crossing(p -> Distribution.binomial(trials, p).atLeast(successes) - tail);
    double high =
        successes == trials
            ? 1
            : crossing(p -> tail - Distribution.binomial(trials, p).atMost(successes));
    return new Interval(low, high);
  }

  /** Twice the smaller tail: how surprising the successes are where each has this probability. */
  double pValue(double probability) {
    if (probability <= 0 || probability >= 1) {
      return successes == Math.round(probability * trials) ? 1 : 0;
    }
    Distribution law = Distribution.binomial(trials, probability);
    return Math.min(1, 2 * Math.min(law.atLeast(successes), law.atMost(successes)));
  }

  /** Where an increasing function of a probability changes its sign. */
  private static double crossing(DoubleUnaryOperator increasing) {
    double low = 0;
    double high = 1;
    for (int step = 0; step < 50; step++) {
      double middle = (low + high) / 2;
      if (increasing.applyAsDouble(middle) < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }
}
