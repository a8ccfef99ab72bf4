package io.crossmodal.eval.measure;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What the i-th relevant item gains, in expectation over all candidate pools, by how many items
 * that are not relevant stand before it in the full order.
 *
 * <p>Of {@code others} such items a pool holds {@code drawn} random ones. With K of them before the
 * i-th relevant item, the number X that the pool keeps is hypergeometric and the item's rank is i +
 * X. Where every item is drawn, X is K and the gain is the exact one.
 */
final class ExpectedGains {

  private static final double[] NOTHING = {};

  private final int others;
  private final int drawn;
  private final double[][][] gains;
  private final List<Map<Integer, double[]>> byOrdinal;

  /**
   * Nothing is summed up yet: of a large gallery only few ranks ever occur.
   *
   * @param measures columns of the table
   * @param relevant relevant items of a query
   * @param others items of the gallery that are not relevant
   * @param drawn how many of them a pool holds, at most {@code others}
   */
  ExpectedGains(List<Measure> measures, int relevant, int others, int drawn) {
    this.others = others;
    this.drawn = drawn;
    this.gains = gains(measures, relevant, relevant + drawn);
    this.byOrdinal =
        Stream.<Map<Integer, double[]>>generate(ConcurrentHashMap::new)
            .limit(gains.length)
            .toList();
  }

  /** Adds {@code weight} times the gains of all measures to {@code sums}. */
  void add(int ordinal, int before, double weight, double[] sums) {
    if (ordinal > gains.length) {
      return;
    }
    Map<Integer, double[]> table = byOrdinal.get(ordinal - 1);
    double[] row = table.get(before);
    if (row == null) {
      row = row(before, ordinal);
      table.put(before, row);
    }
    for (int m = 0; m < row.length; m++) {
      sums[m] += weight * row[m];
    }
  }

  private double[] row(int before, int ordinal) {
    Distribution kept = Distribution.hypergeometric(others, before, drawn);
    double[] weights = kept.weights();
    double[] row = new double[gains[ordinal - 1].length];
    int offset = kept.from() + ordinal - 1;
    for (int m = 0; m < row.length; m++) {
      double[] gain = gains[ordinal - 1][m];
      int terms = Math.min(weights.length, gain.length - offset);
      double sum = 0;
      for (int i = 0; i < terms; i++) {
        sum += weights[i] * gain[offset + i];
      }
      row[m] = sum;
    }
    return row;
  }

  /**
   * Gains by ordinal, measure and rank, ordinal and rank from 0, cut at the measure's depth and
   * after the last ordinal that gains anything: queries can have hundreds of relevant items.
   */
  private static double[][][] gains(List<Measure> measures, int relevant, int candidates) {
    double[][][] gains = new double[relevant][measures.size()][];
    int gaining = 0;
    for (int ordinal = 1; ordinal <= relevant; ordinal++) {
      for (int m = 0; m < measures.size(); m++) {
        Measure measure = measures.get(m);
        double[] byRank = new double[Math.min(measure.depth(), candidates)];
        for (int rank = ordinal; rank <= byRank.length; rank++) {
          byRank[rank - 1] = measure.gain(ordinal, rank, relevant);
        }
        boolean any = Arrays.stream(byRank).anyMatch(gain -> gain != 0);
        gaining = any ? ordinal : gaining;
        gains[ordinal - 1][m] = any ? byRank : NOTHING;
      }
    }
    return Arrays.copyOf(gains, gaining);
  }
}
