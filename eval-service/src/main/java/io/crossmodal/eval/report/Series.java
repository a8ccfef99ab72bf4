package io.crossmodal.eval.report;

/**
 * One line of a plot with its intervals.
 *
 * @param name for the legend
 * @param look colour, dash and marker
 * @param x positions, ascending
 * @param y values
 * @param low lower ends of the intervals; equal to {@code y} where there is none
 * @param high upper ends
 */
record Series(String name, Look look, double[] x, double[] y, double[] low, double[] high) {

  /**
   * How a series is told from others: colour says precision, dash and marker say dimension.
   *
   * @param colour 0 to 3, or {@link #CHANCE}
   * @param shape 0 and up, the largest dimension first
   */
  record Look(int colour, int shape) {

    static final int CHANCE = -1;
  }

  boolean isChance() {
    return look.colour() == Look.CHANCE;
  }
}
