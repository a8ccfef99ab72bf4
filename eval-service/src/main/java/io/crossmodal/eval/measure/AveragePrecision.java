package io.crossmodal.eval.measure;

/**
 * AP: precision at each relevant item, over all relevant items; its mean is the MAP of trec_eval.
 *
 * <p>Voorhees and Harman, "TREC: Experiment and Evaluation in Information Retrieval", 2005.
 */
public record AveragePrecision() implements Measure {

  @Override
  public String name() {
    return "ap";
  }

  @Override
  public int depth() {
    return Integer.MAX_VALUE;
  }

  @Override
  public double gain(int ordinal, int rank, int relevant) {
    return (double) ordinal / rank / relevant;
  }
}
