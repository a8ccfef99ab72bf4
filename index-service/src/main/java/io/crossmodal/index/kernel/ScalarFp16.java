package io.crossmodal.index.kernel;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/**
 * Rows of half-precision floats, one component at a time: what the vector kernels must equal bit
 * for bit.
 */
final class ScalarFp16 implements RowKernel {

  @Override
  public float dot(float[] query, MemorySegment rows, long offset) {
    return row(query, rows, offset, new float[LANES]);
  }

  @Override
  public void dots(
      float[] query, MemorySegment rows, long offset, long stride, int count, float[] products) {
    float[] lanes = new float[LANES];
    for (int row = 0; row < count; row++) {
      products[row] = row(query, rows, offset + row * stride, lanes);
    }
  }

  private static float row(float[] query, MemorySegment rows, long offset, float[] lanes) {
    int whole = Rows.whole(query);
    Arrays.fill(lanes, 0);
    for (int i = 0; i < whole; i += LANES) {
      for (int j = 0; j < LANES; j++) {
        float value = Float.float16ToFloat(rows.get(Rows.SHORT, offset + 2L * (i + j)));
        lanes[j] = Math.fma(query[i + j], value, lanes[j]);
      }
    }
    return Rows.fp16Tail(query, rows, offset, whole, Scalar.sum(lanes));
  }
}
