package io.crossmodal.eval.measure;

import java.util.Collections;
import java.util.List;

/**
 * NDCG@k: {@code grade / log2(rank + 1)} a relevant item among the top k, over that of the best
 * possible list; items without a grade have 1.
 *
 * <p>Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques", 2002.
 *
 * @param k last rank that counts, at least 1
 */
public record NdcgAt(int k) implements Measure {

  public NdcgAt {
    Measure.checkK(k);
  }

  @Override
  public String name() {
    return "ndcg@" + k;
  }

  @Override
  public int depth() {
    return k;
  }

  @Override
  public double gain(int ordinal, int rank, int relevant) {
    return discount(rank) / ideal(Collections.nCopies(relevant, 1));
  }

  @Override
  public double gradeFactor(double mean, List<Integer> ideal) {
    return mean * ideal(Collections.nCopies(ideal.size(), 1)) / ideal(ideal);
  }

  private double ideal(List<Integer> grades) {
    double sum = 0;
    for (int i = 1; i <= Math.min(grades.size(), k); i++) {
      sum += grades.get(i - 1) * discount(i);
    }
    return sum;
  }

  private static double discount(int rank) {
    return Math.log(2) / Math.log(rank + 1.0);
  }
}
