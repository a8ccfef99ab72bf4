package io.crossmodal.index.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * Rows of scaled bytes, one component at a time: what the vector kernels must equal bit for bit.
 */
final class ScalarInt8 implements RowKernel {

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
    long codes = offset + Float.BYTES;
    Arrays.fill(lanes, 0);
    for (int i = 0; i < whole; i += LANES) {
      for (int j = 0; j < LANES; j++) {
        byte code = rows.get(ValueLayout.JAVA_BYTE, codes + i + j);
        lanes[j] = Math.fma(query[i + j], code, lanes[j]);
      }
    }
    return Rows.scaled(rows, offset, Rows.int8Tail(query, rows, codes, whole, Scalar.sum(lanes)));
  }
}
