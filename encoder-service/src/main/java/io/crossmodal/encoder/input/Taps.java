package io.crossmodal.encoder.input;

/**
 * The source samples and weights of one resampled axis.
 *
 * <p>A triangle filter whose support grows with the reduction (antialiased bilinear), in fixed
 * point of {@value #PRECISION} bits, as Pillow's {@code Resample.c} computes it for 8-bit channels.
 *
 * @param first first source index of each output sample
 * @param weights fixed-point weights of each output sample; they sum to about {@code 1 <<
 *     PRECISION}
 */
record Taps(int[] first, int[][] weights) {

  static final int PRECISION = 22;
  static final int HALF = 1 << (PRECISION - 1);

  /** The outputs {@code from} (inclusive) to {@code from + count} of {@code in -> out} samples. */
  static Taps of(int in, int out, int from, int count) {
    double scale = (double) in / out;
    double reduction = Math.max(1, scale);
    int[] first = new int[count];
    int[][] weights = new int[count][];
    for (int i = 0; i < count; i++) {
      double centre = (from + i + 0.5) * scale;
      first[i] = Math.max(0, (int) (centre - reduction + 0.5));
      int end = Math.min(in, (int) (centre + reduction + 0.5));
      weights[i] = fixed(triangle(first[i], end, centre, reduction));
    }
    return new Taps(first, weights);
  }

  private static double[] triangle(int first, int end, double centre, double reduction) {
    double[] weights = new double[end - first];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Math.max(0, 1 - Math.abs((first + i - centre + 0.5) / reduction));
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return weights;
  }

  private static int[] fixed(double[] weights) {
    int[] fixed = new int[weights.length];
    for (int i = 0; i < fixed.length; i++) {
      fixed[i] = (int) (0.5 + weights[i] * (1 << PRECISION));
    }
    return fixed;
  }

  int firstSource() {
    return first[0];
  }

  int endSource() {
    return first[first.length - 1] + weights[weights.length - 1].length;
  }
}
