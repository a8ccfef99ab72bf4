package io.crossmodal.index.search;

import io.crossmodal.index.codec.LeftOut;
import io.crossmodal.index.codec.SplitOdds;
import java.util.List;

/** What the estimates of a shortlist, and of some items below it, tell of what it left out. */
public final class Shortlist {

  /** Below the shortlist so many times its length are looked at, which costs a scan little. */
  private static final int TIMES = 3;

  private static final int MOST = 512;

  private Shortlist() {}

  /** How many of the best estimates to ask a scan for, to tell what a shortlist left out. */
  public static int looked(int shortlist) {
    return shortlist + Math.min(TIMES * shortlist, MOST);
  }

  /**
   * How likely it is that no item outside of the shortlist is better than the last of its best, 0
   * to 1.
   *
   * @param estimated by codes the shortlist, at least one item, and what was looked at below it
   * @param exact scores of the shortlist's items in the same order
   * @param bound the exact score of the last of the best
   * @param more false if nothing is left that was not looked at
   */
  public static double certainty(Scan estimated, float[] exact, float bound, boolean more) {
    return certainty(estimates(estimated.hits()), exact, estimated.deviation(), bound, more);
  }

  /**
   * The same of estimates, best first.
   *
   * @param known deviation of their errors; 0 where none is known
   */
  static double certainty(
      float[] estimates, float[] exact, double known, float bound, boolean more) {
    LeftOut leftOut = LeftOut.measure(estimates, exact, exact.length, known);
    if (estimates.length == exact.length) {
      return more ? Math.exp(-leftOut.expected(estimates, estimates.length, bound)) : 1;
    }
    LeftOut below = leftOut.below();
    double missed = more ? below.expected(estimates, estimates.length, bound) : 0;
    for (int i = exact.length; i < estimates.length; i++) {
      missed += below.above(estimates[i], bound);
    }
    return Math.exp(-missed);
  }

  /**
   * How likely it is that the leading items by codes alone are the best ones: that the least of
   * them is better than all others, if every error is normal and by itself.
   *
   * @param estimated the leading items and what was looked at below them
   * @param limit how many lead
   * @param more false if nothing is left that was not looked at
   * @return NaN where the deviation of the codes' errors is not known
   */
  public static double certaintyOfCodes(Scan estimated, int limit, boolean more) {
    float[] estimates = estimates(estimated.hits());
    if (estimates.length <= limit) {
      return more ? Double.NaN : estimated.certainty();
    }
    double deviation = estimated.deviation();
    if (!(deviation > 0)) {
      return Double.NaN;
    }
    double bound = estimates[limit - 1];
    double missed =
        more ? new LeftOut(bound, 0, 0, deviation).expected(estimates, estimates.length, bound) : 0;
    return estimated.certainty() * Math.exp(-missed) * SplitOdds.kept(estimates, limit, deviation);
  }

  private static float[] estimates(List<Hit> hits) {
    float[] estimates = new float[hits.size()];
    for (int i = 0; i < estimates.length; i++) {
      estimates[i] = hits.get(i).score();
    }
    return estimates;
  }
}
