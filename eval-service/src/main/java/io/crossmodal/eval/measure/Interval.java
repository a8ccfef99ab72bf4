package io.crossmodal.eval.measure;

/**
 * The range that a figure lies in with the confidence of the evaluation.
 *
 * @param low lower end
 * @param high upper end, at least {@code low}
 */
public record Interval(double low, double high) {

  /** Differences below this are rounding. */
  private static final double ROUNDING = 1e-9;

  public Interval {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "interval: %s..%s (expected: ascending)".formatted(low, high));
    }
  }

  /** True if the value is not outside, but for rounding. */
  public boolean covers(double value) {
    return low - ROUNDING <= value && value <= high + ROUNDING;
  }

  /** Both ends over a positive divisor. */
  public Interval over(double divisor) {
    return new Interval(low / divisor, high / divisor);
  }
}
