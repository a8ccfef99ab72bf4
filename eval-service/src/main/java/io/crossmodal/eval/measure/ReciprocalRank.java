package io.crossmodal.eval.measure;

/** One over the rank of the first relevant item, wherever it stands; its mean is the MRR. */
public record ReciprocalRank() implements Measure {

  @Override
  public String name() {
    return "mrr";
  }

  @Override
  public int depth() {
    return Integer.MAX_VALUE;
  }

  @Override
  public double gain(int ordinal, int rank, int relevant) {
    return ordinal == 1 ? 1.0 / rank : 0;
  }
}
