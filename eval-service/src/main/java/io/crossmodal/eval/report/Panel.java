package io.crossmodal.eval.report;

import java.util.List;

/**
 * One plot, before it is drawn.
 *
 * @param title above it
 * @param xTitle under the x axis
 * @param yTitle beside the y axis
 * @param logarithmic true if x goes by factors
 * @param series lines, chance last
 */
record Panel(String title, String xTitle, String yTitle, boolean logarithmic, List<Series> series) {

  Panel {
    series = List.copyOf(series);
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
