package io.crossmodal.eval.measure;

/**
 * The share of the relevant items that is among the top k.
 *
 * @param k last rank that counts, at least 1
 */
public record RecallAt(int k) implements Measure {

  public RecallAt {
    Measure.checkK(k);
  }

  @Override
  public String name() {
    return "relevant_recall@" + k;
  }

  @Override
  public int depth() {
    return k;
  }

  @Override
  public double gain(int ordinal, int rank, int relevant) {
    return 1.0 / relevant;
  }
}
