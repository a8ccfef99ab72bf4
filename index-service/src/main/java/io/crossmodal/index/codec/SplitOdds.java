package io.crossmodal.index.codec;

/** How likely estimates with errors split items as their exact scores do. */
public final class SplitOdds {

  /** Of a deviation, from one place that is looked at to the next. */
  private static final double STEP = .25;

  /** Errors of more deviations are left out of account. */
  private static final double FAR = 6;

  private SplitOdds() {}

  /**
   * How likely it is that every leading item is better than all others, each exact score being
   * normal about its estimate: the sum over where the best of the others may be.
   *
   * @param estimates highest first
   * @param leading how many lead, fewer than there are
   * @param deviation of the errors, above 0
   */
  public static double kept(float[] estimates, int leading, double deviation) {
    double best = estimates[leading];
    double kept = 0;
    double before = 0;
    for (double z = -FAR; z <= FAR; z += STEP) {
      double all = othersBelow(estimates, leading, best + z * deviation, deviation);
      if (all > before) {
        double middle = best + (z - STEP / 2) * deviation;
        kept += (all - before) * leadingAbove(estimates, leading, middle, deviation);
      }
      before = all;
    }
    return kept;
  }

  private static double othersBelow(float[] estimates, int from, double bound, double deviation) {
    double all = 1;
    for (int i = from; i < estimates.length; i++) {
      double z = (bound - estimates[i]) / deviation;
      if (z > FAR) {
        break;
      }
      all *= LeftOut.normal(z);
    }
    return all;
  }

  private static double leadingAbove(float[] estimates, int count, double bound, double deviation) {
    double all = 1;
    for (int i = count - 1; i >= 0; i--) {
      double z = (estimates[i] - bound) / deviation;
      if (z > FAR) {
        break;
      }
      all *= LeftOut.normal(z);
    }
    return all;
  }
}
