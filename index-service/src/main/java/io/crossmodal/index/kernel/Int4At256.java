package io.crossmodal.index.kernel;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Rows of scaled 4-bit codes in registers of 256 bits. */
final class Int4At256 implements RowKernel {

  private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_64;
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_256;

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
      long at = codes + i / 2;
      IntVector pairs0 = load(rows, at);
      sum0 = low(pairs0).fma(Lanes256.query(query, i), sum0);
      sum2 = high(pairs0).fma(Lanes256.query(query, i + 16), sum2);
      IntVector pairs1 = load(rows, at + 8);
      sum1 = low(pairs1).fma(Lanes256.query(query, i + 8), sum1);
      sum3 = high(pairs1).fma(Lanes256.query(query, i + 24), sum3);
    }
    float blocks = Lanes256.sum(sum0.add(sum2).add(sum1.add(sum3)));
    return Rows.scaled(rows, offset, Rows.int4Tail(query, rows, codes, whole, blocks));
  }

  private static IntVector load(MemorySegment rows, long offset) {
    ByteVector bytes = ByteVector.fromMemorySegment(BYTES, rows, offset, Rows.ORDER);
    return (IntVector) bytes.castShape(INTS, 0);
  }

  private static FloatVector low(IntVector pairs) {
    IntVector codes = pairs.lanewise(VectorOperators.LSHL, 28).lanewise(VectorOperators.ASHR, 28);
    return (FloatVector) codes.castShape(Lanes256.FLOATS, 0);
  }

  private static FloatVector high(IntVector pairs) {
    return (FloatVector) pairs.lanewise(VectorOperators.ASHR, 4).castShape(Lanes256.FLOATS, 0);
  }
}
