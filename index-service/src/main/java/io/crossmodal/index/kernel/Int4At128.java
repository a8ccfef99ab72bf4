package io.crossmodal.index.kernel;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/** Rows of scaled 4-bit codes in registers of 128 bits. */
final class Int4At128 implements RowKernel {

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
    FloatVector sum0 = Lanes128.zero();
    FloatVector sum1 = Lanes128.zero();
    FloatVector sum2 = Lanes128.zero();
    FloatVector sum3 = Lanes128.zero();
    FloatVector sum4 = Lanes128.zero();
    FloatVector sum5 = Lanes128.zero();
    FloatVector sum6 = Lanes128.zero();
    FloatVector sum7 = Lanes128.zero();
    for (int i = 0; i < whole; i += LANES) {
      long at = codes + i / 2;
      ByteVector bytes0 = load(rows, at);
      IntVector pairs0 = part(bytes0, 0);
      sum0 = low(pairs0).fma(Lanes128.query(query, i), sum0);
      sum4 = high(pairs0).fma(Lanes128.query(query, i + 16), sum4);
      IntVector pairs1 = part(bytes0, 1);
      sum1 = low(pairs1).fma(Lanes128.query(query, i + 4), sum1);
      sum5 = high(pairs1).fma(Lanes128.query(query, i + 20), sum5);
      ByteVector bytes2 = load(rows, at + 8);
      IntVector pairs2 = part(bytes2, 0);
      sum2 = low(pairs2).fma(Lanes128.query(query, i + 8), sum2);
      sum6 = high(pairs2).fma(Lanes128.query(query, i + 24), sum6);
      IntVector pairs3 = part(bytes2, 1);
      sum3 = low(pairs3).fma(Lanes128.query(query, i + 12), sum3);
      sum7 = high(pairs3).fma(Lanes128.query(query, i + 28), sum7);
    }
    float blocks =
        Lanes128.sum(sum0.add(sum4).add(sum2.add(sum6)).add(sum1.add(sum5).add(sum3.add(sum7))));
    return Rows.scaled(rows, offset, Rows.int4Tail(query, rows, codes, whole, blocks));
  }

  private static ByteVector load(MemorySegment rows, long offset) {
    return ByteVector.fromMemorySegment(ByteVector.SPECIES_64, rows, offset, Rows.ORDER);
  }

  private static IntVector part(ByteVector bytes, int part) {
    return (IntVector) bytes.castShape(IntVector.SPECIES_128, part);
  }

  private static FloatVector low(IntVector pairs) {
    IntVector codes = pairs.lanewise(VectorOperators.LSHL, 28).lanewise(VectorOperators.ASHR, 28);
    return (FloatVector) codes.castShape(Lanes128.FLOATS, 0);
  }

  private static FloatVector high(IntVector pairs) {
    return (FloatVector) pairs.lanewise(VectorOperators.ASHR, 4).castShape(Lanes128.FLOATS, 0);
  }
}
