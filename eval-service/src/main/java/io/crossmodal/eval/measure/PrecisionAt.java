package io.crossmodal.eval.measure;

/**
 * The share of the top k that is relevant; k divides even where the list is shorter.
 *
 * @param k last rank that counts, at least 1
 */
public record PrecisionAt(int k) implements Measure {

  public PrecisionAt {
    Measure.checkK(k);
  }

  @Override
  public String name() {
    return "precision@" + k;
  }

  @Override
  public int depth() {
    return k;
  }

  @Override
  public double gain(int ordinal, int rank, int relevant) {
    return 1.0 / k;
  }
}
