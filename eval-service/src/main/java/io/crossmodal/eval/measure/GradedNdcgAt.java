package io.crossmodal.eval.measure;

/**
 * nDCG@k of graded relevance: gain over {@code log2(rank + 1)}, over that of the best possible
 * list.
 *
 * <p>A tie's items gain their mean at each of its ranks (McSherry and Najork, "Computing
 * information retrieval performance measures efficiently in the presence of tied scores", 2008).
 *
 * @param k last rank that counts, at least 1; {@link Integer#MAX_VALUE} for all
 * @param exponential true for gains of {@code 2^grade - 1} (Burges and others, 2005), false for the
 *     grade itself (Järvelin and Kekäläinen, 2002; trec_eval)
 */
public record GradedNdcgAt(int k, boolean exponential) implements ListMeasure {

  public GradedNdcgAt {
    Measure.checkK(k);
  }

  @Override
  public String name() {
    return (exponential ? "nDCG-exp" : "nDCG") + (k == Integer.MAX_VALUE ? "" : "@" + k);
  }

  @Override
  public double value(JudgedList list) {
    double ideal = 0;
    for (int i = 0; i < Math.min(k, list.ideal().length); i++) {
      ideal += gain(list.ideal()[i]) * discount(i + 1);
    }
    double sum = 0;
    int rank = 1;
    for (int[] group : list.groups()) {
      double gains = 0;
      for (int grade : group) {
        gains += gain(grade);
      }
      int last = (int) Math.min(k, rank + (long) group.length - 1);
      for (int r = rank; gains > 0 && r <= last; r++) {
        sum += gains / group.length * discount(r);
      }
      rank += group.length;
    }
    return ideal == 0 ? 0 : sum / ideal;
  }

  private double gain(int grade) {
    return exponential ? Math.pow(2, grade) - 1 : grade;
  }

  private static double discount(int rank) {
    return Math.log(2) / Math.log(rank + 1.0);
  }
}
