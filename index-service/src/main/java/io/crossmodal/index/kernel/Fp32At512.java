package io.crossmodal.index.kernel;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;

/** Rows of floats in registers of 512 bits. */
final class Fp32At512 implements RowKernel {

  @Override
  public float dot(float[] query, MemorySegment rows, long offset) {
    return row(query, rows, offset);
  }

  @Override
  public void dots(
      float[] query, MemorySegment rows, long offset, long stride, int count, float[] products) {
    for (int row = 0; row < count; row++) {
      products[row] = row(query, rows, offset + row * stride);
    }
  }

  private static float row(float[] query, MemorySegment rows, long offset) {
    int whole = Rows.whole(query);
    FloatVector sum0 = Lanes512.zero();
    FloatVector sum1 = Lanes512.zero();
    for (int i = 0; i < whole; i += LANES) {
      long at = offset + 4L * i;
      sum0 = load(rows, at).fma(Lanes512.query(query, i), sum0);
      sum1 = load(rows, at + 64).fma(Lanes512.query(query, i + 16), sum1);
    }
    float blocks = Lanes512.sum(sum0.add(sum1));
    return Rows.fp32Tail(query, rows, offset, whole, blocks);
  }

  private static FloatVector load(MemorySegment rows, long offset) {
    return FloatVector.fromMemorySegment(Lanes512.FLOATS, rows, offset, Rows.ORDER);
  }
}
