package io.crossmodal.eval.measure;

/**
 * AP@k: precision at each relevant item among the top k, over all relevant items, as trec_eval's
 * {@code map_cut}.
 *
 * @param k last rank that counts, at least 1
 */
public record AveragePrecisionAt(int k) implements Measure {

  public AveragePrecisionAt {
    Measure.checkK(k);
  }

  @Override
  public String name() {
    return "map@" + k;
  }

  @Override
  public int depth() {
    return k;
  }

  @Override
  public double gain(int ordinal, int rank, int relevant) {
    return (double) ordinal / rank / relevant;
  }
}
