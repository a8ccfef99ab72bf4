package io.crossmodal.eval.measure;

/** The rank of the first relevant item; queries are summed up by the mean. */
public record MeanRank() implements Measure {

  @Override
  public String name() {
    return "mean_rank";
  }

  @Override
  public int depth() {
    return Integer.MAX_VALUE;
  }

  @Override
  public double gain(int ordinal, int rank, int relevant) {
    return ordinal == 1 ? rank : 0;
  }
}
