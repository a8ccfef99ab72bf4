package io.crossmodal.index.kernel;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Rows of half-precision floats in registers of 512 bits. */
final class Fp16At512 implements RowKernel {

  private static final VectorSpecies<Short> HALVES = ShortVector.SPECIES_256;
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_512;

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
      long at = offset + 2L * i;
      sum0 = load(rows, at).fma(Lanes512.query(query, i), sum0);
      sum1 = load(rows, at + 32).fma(Lanes512.query(query, i + 16), sum1);
    }
    float blocks = Lanes512.sum(sum0.add(sum1));
    return Rows.fp16Tail(query, rows, offset, whole, blocks);
  }

  /**
   * Moves sign, exponent and fraction to where a float has them; the exponent's bias is 112 short.
   */
  private static FloatVector load(MemorySegment rows, long offset) {
    ShortVector halves = ShortVector.fromMemorySegment(HALVES, rows, offset, Rows.ORDER);
    IntVector bits = (IntVector) halves.castShape(INTS, 0);
    return bits.lanewise(VectorOperators.LSHL, 13)
        .and(0x8FFFE000)
        .reinterpretAsFloats()
        .mul(0x1p112f);
  }
}
