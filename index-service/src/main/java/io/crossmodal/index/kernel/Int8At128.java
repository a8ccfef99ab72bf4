package io.crossmodal.index.kernel;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/** Rows of scaled bytes in registers of 128 bits. */
final class Int8At128 implements RowKernel {

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
    long codes = offset + Float.BYTES;
    float blocks = 0;
    for (int first = 0; first < 8; first += 4) {
      blocks += half(query, rows, codes, first, whole);
    }
    return Rows.scaled(rows, offset, Rows.int8Tail(query, rows, codes, whole, blocks));
  }

  /** The sums of components {@code first} to {@code first + 3} of every 8, in whole blocks. */
  private static float half(float[] query, MemorySegment rows, long codes, int first, int whole) {
    FloatVector sum0 = Lanes128.zero();
    FloatVector sum1 = Lanes128.zero();
    FloatVector sum2 = Lanes128.zero();
    FloatVector sum3 = Lanes128.zero();
    for (int i = first; i < whole; i += LANES) {
      long at = codes + i;
      sum0 = load(rows, at).fma(Lanes128.query(query, i), sum0);
      sum1 = load(rows, at + 8).fma(Lanes128.query(query, i + 8), sum1);
      sum2 = load(rows, at + 16).fma(Lanes128.query(query, i + 16), sum2);
      sum3 = load(rows, at + 24).fma(Lanes128.query(query, i + 24), sum3);
    }
    return Lanes128.sum(sum0.add(sum2).add(sum1.add(sum3)));
  }

  /** The four components at a byte; no register is as narrow, so a word is spread over one. */
  private static FloatVector load(MemorySegment rows, long offset) {
    IntVector word = IntVector.broadcast(IntVector.SPECIES_128, rows.get(Rows.INT, offset));
    return (FloatVector) word.reinterpretAsBytes().castShape(Lanes128.FLOATS, 0);
  }
}
