package io.crossmodal.eval.measure;

/**
 * The rank of the first relevant item.
 *
 * @param byMedian true if queries are summed up by the median of their expectations, false if by
 *     the mean
 */
public record FirstRank(boolean byMedian) implements Measure {

  @Override
  public String name() {
    return byMedian ? "median_rank" : "mean_rank";
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
