package io.crossmodal.index.codec;

/**
 * How many items that belong among the best a shortlist by estimates has left out, as far as the
 * shortlist itself tells.
 *
 * <p>The exact score of an item is taken as normal about a line of its estimate, fitted to the
 * items that were scored again: estimates on a shortlist are too high on average, because they were
 * chosen for it, and more so the higher they are.
 *
 * @param least the estimate that the line is given at
 * @param bias what exact scores are above an estimate of {@code least}; below 0 as a rule
 * @param slope by how much more for an estimate that is higher by 1
 * @param deviation of exact scores about the line
 */
public record LeftOut(double least, double bias, double slope, double deviation) {

  /** Fewer items say nothing of a deviation. */
  private static final int FEWEST = 4;

  /** Beyond so many deviations nothing is expected. */
  private static final double FAR = 7;

  /**
   * Measures on items that have both scores; with too few of them the deviation is infinite.
   *
   * @param count how many leading ones of the arrays
   * @param known deviation of the codes' errors. Exact scores are nearer to the line than that, by
   *     what the spread of the items themselves explains, but a short shortlist also shows less of
   *     it by chance: of the two the mean of the squares is taken
   */
  public static LeftOut measure(float[] estimates, float[] exact, int count, double known) {
    if (count < FEWEST) {
      return new LeftOut(0, 0, 0, Double.POSITIVE_INFINITY);
    }
    double least = Double.POSITIVE_INFINITY;
    double middle = 0;
    double mean = 0;
    for (int i = 0; i < count; i++) {
      least = Math.min(least, estimates[i]);
      middle += estimates[i] / (double) count;
      mean += (exact[i] - estimates[i]) / (double) count;
    }
    double across = 0;
    double along = 0;
    for (int i = 0; i < count; i++) {
      across += (estimates[i] - middle) * (exact[i] - estimates[i] - mean);
      along += (estimates[i] - middle) * (estimates[i] - middle);
    }
    double slope = along == 0 ? 0 : across / along;
    LeftOut line = new LeftOut(least, mean + slope * (least - middle), slope, 0);
    double squares = 0;
    for (int i = 0; i < count; i++) {
      double rest = exact[i] - line.score(estimates[i]);
      squares += rest * rest;
    }
    double shown = squares / (count - FEWEST + 1);
    double variance = Math.max(shown, (shown + known * known) / 2);
    return new LeftOut(least, line.bias, slope, Math.sqrt(variance));
  }

  /**
   * The same for items below the shortlist: their exact scores are taken to be as far from the
   * estimates as those of the shortlist's last, whatever the slope above was by chance.
   */
  public LeftOut below() {
    return new LeftOut(least, bias, 0, deviation);
  }

  /** The exact score of an estimate on the line. */
  private double score(double estimate) {
    return estimate + bias + slope * (estimate - least);
  }

  /** How likely it is that the exact score of an item is above {@code bound}. */
  public double above(double estimate, double bound) {
    double over = score(estimate) - bound;
    if (deviation == 0) {
      return over > 0 ? 1 : 0;
    }
    return normal(over / deviation);
  }

  /**
   * How many items below the shortlist are expected to have exact scores above {@code bound}.
   *
   * <p>There are taken to be ever more of them the lower the estimate, exponentially so, as the
   * shortlist's own estimates show, and their exact scores to be as far from the estimates as those
   * of the shortlist's last; the sum over them has a closed form.
   *
   * @param estimates of the shortlist, highest first
   * @param count how many leading ones of the array
   * @param bound the least exact score among the best
   * @return 0 or more; infinite where the estimates of the shortlist are all alike, or too few
   */
  public double expected(float[] estimates, int count, double bound) {
    double last = estimates[count - 1];
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += estimates[i] - last;
    }
    double rate = count / sum;
    double spread = rate * deviation;
    if (!(spread < Double.POSITIVE_INFINITY)) {
      return Double.POSITIVE_INFINITY;
    }
    double over = score(last) - bound;
    if (deviation == 0) {
      return over > 0 ? Math.expm1(rate * over) * count : 0;
    }
    double near = over / deviation;
    if (near + spread < -FAR) {
      return 0;
    }
    double grown = Math.exp(rate * over + spread * spread / 2) * normal(near + spread);
    return count * Math.max(0, grown - normal(near));
  }

  /** The normal distribution function, within 1e-7 (Abramowitz and Stegun, 26.2.17). */
  static double normal(double z) {
    if (Math.abs(z) > FAR) {
      return z < 0 ? 0 : 1;
    }
    double t = 1 / (1 + 0.2316419 * Math.abs(z));
    double polynomial =
        t
            * (0.319381530
                + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    double tail = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * polynomial;
    return z < 0 ? tail : 1 - tail;
  }
}
