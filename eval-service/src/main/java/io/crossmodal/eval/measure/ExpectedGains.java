package io.crossmodal.eval.measure;

import java.util.List;

/**
 * What the i-th relevant item gains, in expectation over all candidate pools, by how many items
 * that are not relevant stand before it in the full order.
 *
 * <p>Of {@code others} such items a pool holds {@code drawn} random ones. With K of them before the
 * i-th relevant item, the number X that the pool keeps is hypergeometric and the item's rank is i +
 * X. Where every item is drawn, X is K and the gain is the exact one.
 */
final class ExpectedGains {

  private final int measures;
  private final double[][] byOrdinal;

  /**
   * Tabulates the gains.
   *
   * @param measures columns of the table
   * @param relevant relevant items of a query
   * @param others items of the gallery that are not relevant
   * @param drawn how many of them a pool holds, at most {@code others}
   */
  ExpectedGains(List<Measure> measures, int relevant, int others, int drawn) {
    this.measures = measures.size();
    this.byOrdinal = new double[relevant][(others + 1) * measures.size()];
    double[][][] gains = gains(measures, relevant, relevant + drawn);
    for (int before = 0; before <= others; before++) {
      Distribution kept = Distribution.hypergeometric(others, before, drawn);
      for (int ordinal = 1; ordinal <= relevant; ordinal++) {
        fill(before, ordinal, kept, gains[ordinal - 1]);
      }
    }
  }

  /** Adds {@code weight} times the gains of all measures to {@code sums}. */
  void add(int ordinal, int before, double weight, double[] sums) {
    double[] table = byOrdinal[ordinal - 1];
    int row = before * measures;
    for (int m = 0; m < measures; m++) {
      sums[m] += weight * table[row + m];
    }
  }

  private void fill(int before, int ordinal, Distribution kept, double[][] gains) {
    double[] weights = kept.weights();
    for (int m = 0; m < measures; m++) {
      double[] gain = gains[m];
      int offset = kept.from() + ordinal - 1;
      int terms = Math.min(weights.length, gain.length - offset);
      double sum = 0;
      for (int i = 0; i < terms; i++) {
        sum += weights[i] * gain[offset + i];
      }
      byOrdinal[ordinal - 1][before * measures + m] = sum;
    }
  }

  /** Gains by ordinal, measure and rank, ordinal and rank from 0, cut at the measure's depth. */
  private static double[][][] gains(List<Measure> measures, int relevant, int candidates) {
    double[][][] gains = new double[relevant][measures.size()][];
    for (int ordinal = 1; ordinal <= relevant; ordinal++) {
      for (int m = 0; m < measures.size(); m++) {
        Measure measure = measures.get(m);
        double[] byRank = new double[Math.min(measure.depth(), candidates)];
        for (int rank = ordinal; rank <= byRank.length; rank++) {
          byRank[rank - 1] = measure.gain(ordinal, rank, relevant);
        }
        gains[ordinal - 1][m] = byRank;
      }
    }
    return gains;
  }
}
