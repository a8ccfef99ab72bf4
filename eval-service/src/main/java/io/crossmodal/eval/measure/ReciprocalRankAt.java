package io.crossmodal.eval.measure;

/**
 * RR@k: one over the rank of the first relevant item, 0 if it is not among the top k.
 *
 * @param k last rank that counts, at least 1
 */
public record ReciprocalRankAt(int k) implements Measure {

  public ReciprocalRankAt {
    Measure.checkK(k);
  }

  @Override
  public String name() {
    return "mrr@" + k;
  }

  @Override
  public int depth() {
    return k;
  }

  @Override
  public double gain(int ordinal, int rank, int relevant) {
    return ordinal == 1 ? 1.0 / rank : 0;
  }
}
