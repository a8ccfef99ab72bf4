package io.crossmodal.index.kernel;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;

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
    FloatVector sum0 = Lanes128.zero();
    FloatVector sum1 = Lanes128.zero();
    FloatVector sum2 = Lanes128.zero();
    FloatVector sum3 = Lanes128.zero();
    FloatVector sum4 = Lanes128.zero();
    FloatVector sum5 = Lanes128.zero();
    FloatVector sum6 = Lanes128.zero();
    FloatVector sum7 = Lanes128.zero();
    for (int i = 0; i < whole; i += LANES) {
      long at = codes + i;
      ByteVector bytes0 = load(rows, at);
      sum0 = part(bytes0, 0).fma(Lanes128.query(query, i), sum0);
      sum1 = part(bytes0, 1).fma(Lanes128.query(query, i + 4), sum1);
      ByteVector bytes2 = load(rows, at + 8);
      sum2 = part(bytes2, 0).fma(Lanes128.query(query, i + 8), sum2);
      sum3 = part(bytes2, 1).fma(Lanes128.query(query, i + 12), sum3);
      ByteVector bytes4 = load(rows, at + 16);
      sum4 = part(bytes4, 0).fma(Lanes128.query(query, i + 16), sum4);
      sum5 = part(bytes4, 1).fma(Lanes128.query(query, i + 20), sum5);
      ByteVector bytes6 = load(rows, at + 24);
      sum6 = part(bytes6, 0).fma(Lanes128.query(query, i + 24), sum6);
      sum7 = part(bytes6, 1).fma(Lanes128.query(query, i + 28), sum7);
    }
    float blocks =
        Lanes128.sum(sum0.add(sum4).add(sum2.add(sum6)).add(sum1.add(sum5).add(sum3.add(sum7))));
    return Rows.scaled(rows, offset, Rows.int8Tail(query, rows, codes, whole, blocks));
  }

  private static ByteVector load(MemorySegment rows, long offset) {
    return ByteVector.fromMemorySegment(ByteVector.SPECIES_64, rows, offset, Rows.ORDER);
  }

  private static FloatVector part(ByteVector bytes, int part) {
    return (FloatVector) bytes.castShape(Lanes128.FLOATS, part);
  }
}
