package io.crossmodal.eval.measure;

import java.util.List;

/**
 * What a random order of the candidates gives: K/C for R@K with one relevant item, and its
 * generalisation for every measure and any number of them.
 */
public final class ChanceLevel {

  private ChanceLevel() {}

  /** The chance level of each measure for a query with {@code relevant} items in such a pool. */
  public static double[] of(List<Measure> measures, int candidates, int relevant) {
    return PoolExpectation.exact(measures, candidates)
        .values(TiedRanking.uninformed(candidates, relevant));
  }
}
