package io.crossmodal.index.kernel;

/** The 32 partial sums of the scalar kernels. */
final class Scalar {

  private Scalar() {}

  /** Halves the sums pairwise, in place. */
  static float sum(float[] lanes) {
    for (int half = RowKernel.LANES / 2; half > 0; half /= 2) {
      for (int i = 0; i < half; i++) {
        lanes[i] += lanes[i + half];
      }
    }
    return lanes[0];
  }
}
