package io.crossmodal.index.kernel;

import java.lang.foreign.MemorySegment;

/** Axes one at a time: what the vector kernels must equal. */
final class ScalarAxes implements AxesKernel {

  @Override
  public void products(float[] vector, MemorySegment axes, int count, float[] products) {
    for (int axis = 0; axis < count; axis++) {
      int place = axis % BLOCK;
      long at = (long) ROW * vector.length * (axis / BLOCK) + Integer.BYTES * (place % (BLOCK / 2));
      float sum = 0;
      for (int i = 0; i < vector.length; i++) {
        int pair = axes.get(Rows.INT, at + (long) ROW * i);
        int bits = place < BLOCK / 2 ? pair << Short.SIZE : pair & HIGH;
        sum = Math.fma(Float.intBitsToFloat(bits), vector[i], sum);
      }
      products[axis] = sum;
    }
  }
}
