package io.crossmodal.eval.measure;

/**
 * The rank of the first relevant item; queries are summed up by the median of their expectations.
 */
public record MedianRank() implements Measure {

  @Override
  public String name() {
    return "median_rank";
  }

  @Override
  public int depth() {
    return Integer.MAX_VALUE;
  }

  @Override
  public double gain(int ordinal, int rank, int relevant) {
    return ordinal == 1 ? rank : 0;
  }

  @Override
  public boolean byMedian() {
    return true;
  }
}
