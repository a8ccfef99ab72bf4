package io.crossmodal.index.kernel;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Rows of scaled bytes in registers of 256 bits. */
final class Int8At256 implements RowKernel {

  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_64;

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
    FloatVector sum0 = Lanes256.zero();
    FloatVector sum1 = Lanes256.zero();
    FloatVector sum2 = Lanes256.zero();
    FloatVector sum3 = Lanes256.zero();
    for (int i = 0; i < whole; i += LANES) {
      long at = codes + i;
      sum0 = load(rows, at).fma(Lanes256.query(query, i), sum0);
      sum1 = load(rows, at + 8).fma(Lanes256.query(query, i + 8), sum1);
      sum2 = load(rows, at + 16).fma(Lanes256.query(query, i + 16), sum2);
      sum3 = load(rows, at + 24).fma(Lanes256.query(query, i + 24), sum3);
    }
    float blocks = Lanes256.sum(sum0.add(sum2).add(sum1.add(sum3)));
    return Rows.scaled(rows, offset, Rows.int8Tail(query, rows, codes, whole, blocks));
  }

  private static FloatVector load(MemorySegment rows, long offset) {
    ByteVector bytes = ByteVector.fromMemorySegment(BYTES, rows, offset, Rows.ORDER);
    return (FloatVector) bytes.castShape(Lanes256.FLOATS, 0);
  }
}
