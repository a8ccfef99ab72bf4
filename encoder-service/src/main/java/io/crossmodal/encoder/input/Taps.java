package io.crossmodal.encoder.input;

/**
 * The source samples and weights of one resampled axis.
 *
 * <p>A filter whose support grows with the reduction (antialiased), in fixed point of {@value
 * #PRECISION} bits, as Pillow's {@code Resample.c} computes it for 8-bit channels. Outputs outside
 * the picture have no weights.
 *
 * @param first first source index of each output sample
 * @param weights fixed-point weights of each output sample; they sum to about {@code 1 <<
 *     PRECISION}
 */
record Taps(int[] first, int[][] weights) {

  static final int PRECISION = 22;
  static final int HALF = 1 << (PRECISION - 1);

  /** The outputs {@code from} (inclusive) to {@code from + count} of {@code in -> out} samples. */
  static Taps of(Filter filter, int in, int out, int from, int count) {
    double scale = (double) in / out;
    double reduction = Math.max(1, scale);
    double support = filter.support() * reduction;
    int[] first = new int[count];
    int[][] weights = new int[count][];
    for (int i = 0; i < count; i++) {
      boolean outside = from + i < 0 || from + i >= out;
      double centre = (Math.clamp(from + i, 0, out - 1) + 0.5) * scale;
      first[i] = Math.max(0, (int) (centre - support + 0.5));
      int end = Math.min(in, (int) (centre + support + 0.5));
      weights[i] =
          outside ? new int[0] : fixed(values(filter, first[i], end, centre, 1 / reduction));
    }
    return new Taps(first, weights);
  }

  private static double[] values(
      Filter filter, int first, int end, double centre, double shrinking) {
    double[] weights = new double[end - first];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = filter.weight((i + first - centre + 0.5) * shrinking);
      sum += weights[i];
    }
    if (sum != 0) {
      for (int i = 0; i < weights.length; i++) {
        weights[i] /= sum;
      }
    }
    return weights;
  }

  private static int[] fixed(double[] weights) {
    int[] fixed = new int[weights.length];
    for (int i = 0; i < fixed.length; i++) {
      double scaled = weights[i] * (1 << PRECISION);
      fixed[i] = (int) (scaled < 0 ? scaled - 0.5 : scaled + 0.5);
    }
    return fixed;
  }

  /** The 8-bit value of a sum of weighted samples and {@link #HALF}. */
  static int clip(int fixed) {
    return Math.max(0, Math.min(255, fixed >> PRECISION));
  }

  int firstSource() {
    return first[0];
  }

  int endSource() {
    int end = first[0] + 1;
    for (int i = 0; i < first.length; i++) {
      end = Math.max(end, first[i] + weights[i].length);
    }
    return end;
  }
}
