package io.crossmodal.index.search;

import io.crossmodal.index.codec.LeftOut;
import java.util.List;

/** What a reranked shortlist tells of the items that it left out. */
public final class Shortlist {

  private Shortlist() {}

  /**
   * How likely it is that no item outside of the shortlist is better than the last of its best, 0
   * to 1.
   *
   * @param estimated the shortlist by codes, at least one item
   * @param exact scores of the same items in the same order
   * @param bound the exact score of the last of the best
   */
  public static double certainty(Scan estimated, float[] exact, float bound) {
    List<Hit> hits = estimated.hits();
    float[] estimates = new float[hits.size()];
    for (int i = 0; i < estimates.length; i++) {
      estimates[i] = hits.get(i).score();
    }
    return certainty(estimates, exact, estimated.deviation(), bound);
  }

  /**
   * The same of estimates, best first.
   *
   * @param known deviation of their errors; 0 where none is known
   */
  static double certainty(float[] estimates, float[] exact, double known, float bound) {
    LeftOut leftOut = LeftOut.measure(estimates, exact, estimates.length, known);
    return Math.exp(-leftOut.expected(estimates, estimates.length, bound));
  }
}
