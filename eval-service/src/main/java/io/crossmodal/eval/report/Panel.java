package io.crossmodal.eval.report;

import java.util.List;

/**
 * One plot, before it is drawn.
 *
 * @param title above it
 * @param xTitle under the x axis
 * @param yTitle beside the y axis
 * @param logarithmic true if x goes by factors of two
 * @param ticks marked positions of x
 * @param series lines, chance last
 */
record Panel(
    String title,
    String xTitle,
    String yTitle,
    boolean logarithmic,
    List<Double> ticks,
    List<Series> series) {

  Panel {
    ticks = List.copyOf(ticks);
    series = List.copyOf(series);
  }

  /** Position of a value on a linear axis. */
  double position(double x) {
    return logarithmic ? Ticks.log2(x) : x;
  }

  /** Where the x axis begins, as a {@link #position}. */
  double first() {
    double[] ends = ends();
    return position(ends[0]) - (ends[0] == 0 ? 0 : margin(ends));
  }

  /** Where the x axis ends, as a {@link #position}. */
  double last() {
    double[] ends = ends();
    return position(ends[1]) + margin(ends);
  }

  private double margin(double[] ends) {
    return Math.max(.04 * (position(ends[1]) - position(ends[0])), 1e-6);
  }

  private double[] ends() {
    double low = Double.MAX_VALUE;
    double high = -Double.MAX_VALUE;
    for (Series one : series) {
      for (double x : one.x()) {
        low = Math.min(low, x);
        high = Math.max(high, x);
      }
    }
    return new double[] {low, high};
  }

  /** The largest value that must be seen. */
  double highest() {
    double highest = 0;
    for (Series one : series) {
      for (double high : one.high()) {
        highest = Math.max(highest, high);
      }
    }
    return highest;
  }
}
