package io.crossmodal.index.kernel;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Axes in registers of 512 bits, 64 sums at a time. */
final class AxesAt512 implements AxesKernel {

  private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_512;
  private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_512;
  private static final int LANES = 16;

  @Override
  public void products(float[] vector, MemorySegment axes, int count, float[] products) {
    for (int first = 0; first < count; first += BLOCK) {
      long block = (long) first * vector.length * Short.BYTES;
      for (int lane = 0; lane < BLOCK / 2; lane += 2 * LANES) {
        sums(vector, axes, block + (long) Integer.BYTES * lane, products, first + lane);
      }
    }
  }

  private static void sums(
      float[] vector, MemorySegment axes, long offset, float[] products, int to) {
    FloatVector low0 = FloatVector.zero(FLOATS);
    FloatVector high0 = FloatVector.zero(FLOATS);
    FloatVector low1 = FloatVector.zero(FLOATS);
    FloatVector high1 = FloatVector.zero(FLOATS);
    long at = offset;
    for (float component : vector) {
      FloatVector value = FloatVector.broadcast(FLOATS, component);
      IntVector pair0 = IntVector.fromMemorySegment(INTS, axes, at, Rows.ORDER);
      IntVector pair1 =
          IntVector.fromMemorySegment(INTS, axes, at + Integer.BYTES * LANES, Rows.ORDER);
      low0 = low(pair0).fma(value, low0);
      high0 = high(pair0).fma(value, high0);
      low1 = low(pair1).fma(value, low1);
      high1 = high(pair1).fma(value, high1);
      at += ROW;
    }
    low0.intoArray(products, to);
    low1.intoArray(products, to + LANES);
    high0.intoArray(products, to + BLOCK / 2);
    high1.intoArray(products, to + BLOCK / 2 + LANES);
  }

  private static FloatVector low(IntVector pair) {
    return pair.lanewise(VectorOperators.LSHL, Short.SIZE).reinterpretAsFloats();
  }

  private static FloatVector high(IntVector pair) {
    return pair.and(HIGH).reinterpretAsFloats();
  }
}
