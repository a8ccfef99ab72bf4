package io.crossmodal.eval.measure;

/**
 * AP@k over what a list of k items can reach: precision at each relevant item among the top k, over
 * {@code min(k, relevant)}, so that a perfect list always has 1. {@link AveragePrecisionAt} divides
 * by all relevant items instead.
 *
 * @param k last rank that counts, at least 1
 */
public record ReachableAveragePrecisionAt(int k) implements Measure {

  public ReachableAveragePrecisionAt {
    Measure.checkK(k);
  }

  @Override
  public String name() {
    return "reachable_ap@" + k;
  }

  @Override
  public int depth() {
    return k;
  }

  @Override
  public double gain(int ordinal, int rank, int relevant) {
    return (double) ordinal / rank / Math.min(k, relevant);
  }
}
