package io.crossmodal.index.codec;

/**
 * The 4-bit codes of one vector with the least squared error.
 *
 * <p>For a given step the codes are the nearest integers in -8..7; for given codes the best scale
 * is {@code <x, c> / <c, c>}, which leaves a squared error of {@code |x|^2 - <x, c>^2 / <c, c>}.
 * Steps are tried from the largest component down (no clipping at first, more and more of it then),
 * and the one with the least error wins.
 *
 * @param step what a component is divided by before rounding
 * @param scale what a code is multiplied by
 */
record Int4Fit(double step, float scale) {

  private static final int MIN = -8;
  private static final int MAX = 7;
  private static final double SHRINK = 0.92;

  /** Steps below this share of the root mean square clip too much to win, whatever the shape. */
  private static final double SMALLEST = 0.22;

  static Int4Fit of(float[] vector) {
    double peak = 0;
    double squares = 0;
    for (float component : vector) {
      peak = Math.abs(component) > Math.abs(peak) ? component : peak;
      squares += (double) component * component;
    }
    if (peak == 0) {
      return new Int4Fit(1, 0);
    }
    double smallest = SMALLEST * Math.sqrt(squares / vector.length);
    return search(vector, peak, smallest);
  }

  private static Int4Fit search(float[] vector, double peak, double smallest) {
    // The step has the sign that sends the peak to the side with one level more.
    double step = peak / MIN;
    Int4Fit best = new Int4Fit(step, 0);
    double bestGain = -1;
    do {
      double dot = 0;
      double norm = 0;
      for (float component : vector) {
        int code = code(component, 1 / step);
        dot += code * (double) component;
        norm += code * code;
      }
      if (dot * dot / norm > bestGain) {
        bestGain = dot * dot / norm;
        best = new Int4Fit(step, (float) (dot / norm));
      }
      step *= SHRINK;
    } while (Math.abs(step) > smallest);
    return best;
  }

  int code(float component) {
    return code(component, 1 / step);
  }

  private static int code(float component, double steps) {
    return (int) Math.clamp(Math.rint(component * steps), MIN, MAX);
  }
}
