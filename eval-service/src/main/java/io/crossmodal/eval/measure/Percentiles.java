package io.crossmodal.eval.measure;

/** Quantiles of sorted values, interpolated between neighbours. */
public final class Percentiles {

  private Percentiles() {}

  /**
   * The value that a share of the others lies below.
   *
   * @param sorted ascending, at least one
   * @param share 0 to 1
   */
  public static double at(double[] sorted, double share) {
    double position = Math.clamp(share, 0, 1) * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    double low = sorted[below];
    return low == sorted[above] ? low : low + (position - below) * (sorted[above] - low);
  }

  static Interval interval(double[] sorted, double confidence) {
    double tail = (1 - confidence) / 2;
    return new Interval(at(sorted, tail), at(sorted, 1 - tail));
  }
}
