package io.crossmodal.index.kernel;

/** The 32 partial sums of the scalar kernels. */
final class Scalar {

  private Scalar() {}

  /** Adds the sums up, in place, in the order that {@link RowKernel} prescribes. */
  static float sum(float[] lanes) {
    for (int i = 0; i < 8; i++) {
      lanes[i] = (lanes[i] + lanes[i + 16]) + (lanes[i + 8] + lanes[i + 24]);
    }
    float low = (lanes[0] + lanes[2]) + (lanes[1] + lanes[3]);
    float high = (lanes[4] + lanes[6]) + (lanes[5] + lanes[7]);
    return low + high;
  }
}
