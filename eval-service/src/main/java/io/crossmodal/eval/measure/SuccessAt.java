package io.crossmodal.eval.measure;

/**
 * R@k (CLIP): 1 if any relevant item is among the top k, else 0. Its key is {@code recall@k}, as
 * users of the reference pipeline know it.
 *
 * @param k last rank that counts, at least 1
 */
public record SuccessAt(int k) implements Measure {

  public SuccessAt {
    Measure.checkK(k);
  }

  @Override
  public String name() {
    return "recall@" + k;
  }

  @Override
  public int depth() {
    return k;
  }

  @Override
  public double gain(int ordinal, int rank, int relevant) {
    return ordinal == 1 ? 1 : 0;
  }
}
