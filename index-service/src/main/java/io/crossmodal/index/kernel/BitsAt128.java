package io.crossmodal.index.kernel;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Bit planes in registers of 128 bits. */
final class BitsAt128 implements BitKernel {

  private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_128;
  private static final int STEP = 2;

  @Override
  public void dots(
      long[] query,
      long[] shifts,
      MemorySegment rows,
      long offset,
      long stride,
      int count,
      int[] products) {
    for (int row = 0; row < count; row++) {
      products[row] = row(query, shifts, rows, offset + row * stride);
    }
  }

  @Override
  public void gather(
      long[] query,
      long[] shifts,
      MemorySegment rows,
      long stride,
      int[] ordinals,
      int count,
      int[] products) {
    for (int row = 0; row < count; row++) {
      products[row] = row(query, shifts, rows, ordinals[row] * stride);
    }
  }

  private static int row(long[] query, long[] shifts, MemorySegment rows, long offset) {
    int words = shifts.length;
    int whole = words & -STEP;
    LongVector sum = LongVector.zero(LONGS);
    for (int i = 0; i < whole; i += STEP) {
      LongVector code = LongVector.fromMemorySegment(LONGS, rows, offset + 8L * i, Rows.ORDER);
      // By Horner's rule, from the plane that is worth -8 to the one that is worth 1.
      LongVector product = twice(common(code, query, 3 * words + i)).neg();
      product = twice(product.add(common(code, query, 2 * words + i)));
      product = twice(product.add(common(code, query, words + i)));
      product = product.add(common(code, query, i));
      LongVector shift = LongVector.fromArray(LONGS, shifts, i);
      sum = sum.add(product.lanewise(VectorOperators.LSHL, shift));
    }
    int product = (int) sum.reduceLanes(VectorOperators.ADD);
    return product + ScalarBits.words(query, shifts, whole, rows, offset);
  }

  private static LongVector common(LongVector code, long[] query, int index) {
    return code.and(LongVector.fromArray(LONGS, query, index)).lanewise(VectorOperators.BIT_COUNT);
  }

  private static LongVector twice(LongVector counts) {
    return counts.add(counts);
  }
}
