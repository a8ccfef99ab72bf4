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
   * @param colour of a precision, 0 to 5, or {@link #CHANCE} or {@link #FRONT}
   * @param shape 0 and up, the largest dimension first
   */
  record Look(int colour, int shape) {

    static final int CHANCE = -1;

    /** A line that has no precision. */
    static final int FRONT = -2;
  }

  boolean isChance() {
    return look.colour() == Look.CHANCE;
  }
}
