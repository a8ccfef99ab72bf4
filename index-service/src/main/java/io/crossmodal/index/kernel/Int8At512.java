package io.crossmodal.index.kernel;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Rows of scaled bytes in registers of 512 bits. */
final class Int8At512 implements RowKernel {

  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_128;

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
    FloatVector sum0 = Lanes512.zero();
    FloatVector sum1 = Lanes512.zero();
    for (int i = 0; i < whole; i += LANES) {
      long at = codes + i;
      sum0 = load(rows, at).fma(Lanes512.query(query, i), sum0);
      sum1 = load(rows, at + 16).fma(Lanes512.query(query, i + 16), sum1);
    }
    float blocks = Lanes512.sum(sum0.add(sum1));
    return Rows.scaled(rows, offset, Rows.int8Tail(query, rows, codes, whole, blocks));
  }

  private static FloatVector load(MemorySegment rows, long offset) {
    ByteVector bytes = ByteVector.fromMemorySegment(BYTES, rows, offset, Rows.ORDER);
    return (FloatVector) bytes.castShape(Lanes512.FLOATS, 0);
  }
}
