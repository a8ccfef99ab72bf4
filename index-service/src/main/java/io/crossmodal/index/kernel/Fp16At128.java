package io.crossmodal.index.kernel;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Rows of half-precision floats in registers of 128 bits. */
final class Fp16At128 implements RowKernel {

  private static final VectorSpecies<Short> HALVES = ShortVector.SPECIES_64;
  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_128;

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
    float blocks = 0;
    for (int first = 0; first < 8; first += 4) {
      blocks += half(query, rows, offset, first, whole);
    }
    return Rows.fp16Tail(query, rows, offset, whole, blocks);
  }

  /** The sums of components {@code first} to {@code first + 3} of every 8, in whole blocks. */
  private static float half(float[] query, MemorySegment rows, long offset, int first, int whole) {
    FloatVector sum0 = Lanes128.zero();
    FloatVector sum1 = Lanes128.zero();
    FloatVector sum2 = Lanes128.zero();
    FloatVector sum3 = Lanes128.zero();
    for (int i = first; i < whole; i += LANES) {
      long at = offset + 2L * i;
      sum0 = load(rows, at).fma(Lanes128.query(query, i), sum0);
      sum1 = load(rows, at + 16).fma(Lanes128.query(query, i + 8), sum1);
      sum2 = load(rows, at + 32).fma(Lanes128.query(query, i + 16), sum2);
      sum3 = load(rows, at + 48).fma(Lanes128.query(query, i + 24), sum3);
    }
    return Lanes128.sum(sum0.add(sum2).add(sum1.add(sum3)));
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
