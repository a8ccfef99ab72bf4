package io.crossmodal.eval.measure;

/**
 * NDCG@k of binary relevance: {@code 1 / log2(rank + 1)} a relevant item among the top k, over that
 * of the best possible list.
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
    double ideal = 0;
    for (int i = 1; i <= Math.min(relevant, k); i++) {
      ideal += discount(i);
    }
    return discount(rank) / ideal;
  }

  private static double discount(int rank) {
    return Math.log(2) / Math.log(rank + 1.0);
  }
}
