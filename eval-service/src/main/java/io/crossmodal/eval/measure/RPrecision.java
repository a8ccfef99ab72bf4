package io.crossmodal.eval.measure;

/** The share of the top R that is relevant, where R is the number of relevant items. */
public record RPrecision() implements Measure {

  @Override
  public String name() {
    return "r_precision";
  }

  @Override
  public int depth() {
    return Integer.MAX_VALUE;
  }

  @Override
  public double gain(int ordinal, int rank, int relevant) {
    return rank <= relevant ? 1.0 / relevant : 0;
  }
}
