package io.crossmodal.index.kernel;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Bit planes in registers of 512 bits. */
final class BitsAt512 implements BitKernel {

  private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_512;
  private static final int STEP = 8;

  @Override
  public void dots(
      long[] query,
      long[] shifts,
      MemorySegment rows,
      long offset,
      long stride,
      int count,
      int[] products) {
    int words = shifts.length;
    int width = (words + STEP - 1) & -STEP;
    long[] wideQuery = widened(query, words, width);
    long[] wideShifts = widened(shifts, words, width);
    // A row that ends before its last register does is read with what follows it.
    long room = rows.byteSize() - Long.BYTES * (long) width - offset;
    int wide = room < 0 ? 0 : (int) Math.min(count, room / Math.max(1, stride) + 1);
    if (width == STEP) {
      oneRegister(wideQuery, wideShifts, rows, offset, stride, wide, products);
    } else {
      for (int row = 0; row < wide; row++) {
        products[row] = row(wideQuery, wideShifts, rows, offset + row * stride);
      }
    }
    for (int row = wide; row < count; row++) {
      products[row] = ScalarBits.words(query, shifts, 0, rows, offset + row * stride);
    }
  }

  /** Planes of as many longs as fill registers, with zeros at the end. */
  private static long[] widened(long[] planes, int words, int width) {
    if (words == width) {
      return planes;
    }
    long[] wide = new long[planes.length / words * width];
    for (int plane = 0; plane * words < planes.length; plane++) {
      System.arraycopy(planes, plane * words, wide, plane * width, words);
    }
    return wide;
  }

  /** Rows of one register, the commonest: the query stays in four others. */
  private static void oneRegister(
      long[] query,
      long[] shifts,
      MemorySegment rows,
      long offset,
      long stride,
      int count,
      int[] products) {
    LongVector query0 = LongVector.fromArray(LONGS, query, 0);
    LongVector query1 = LongVector.fromArray(LONGS, query, STEP);
    LongVector query2 = LongVector.fromArray(LONGS, query, 2 * STEP);
    LongVector query3 = LongVector.fromArray(LONGS, query, 3 * STEP);
    LongVector shift = LongVector.fromArray(LONGS, shifts, 0);
    for (int row = 0; row < count; row++) {
      LongVector code =
          LongVector.fromMemorySegment(LONGS, rows, offset + row * stride, Rows.ORDER);
      LongVector product = twice(common(code, query2).sub(twice(common(code, query3))));
      product = twice(product.add(common(code, query1))).add(common(code, query0));
      products[row] =
          (int) product.lanewise(VectorOperators.LSHL, shift).reduceLanes(VectorOperators.ADD);
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
    if (shifts.length == STEP) {
      gatherOneRegister(query, shifts, rows, stride, ordinals, count, products);
      return;
    }
    for (int row = 0; row < count; row++) {
      products[row] = row(query, shifts, rows, ordinals[row] * stride);
    }
  }

  private static void gatherOneRegister(
      long[] query,
      long[] shifts,
      MemorySegment rows,
      long stride,
      int[] ordinals,
      int count,
      int[] products) {
    LongVector query0 = LongVector.fromArray(LONGS, query, 0);
    LongVector query1 = LongVector.fromArray(LONGS, query, STEP);
    LongVector query2 = LongVector.fromArray(LONGS, query, 2 * STEP);
    LongVector query3 = LongVector.fromArray(LONGS, query, 3 * STEP);
    LongVector shift = LongVector.fromArray(LONGS, shifts, 0);
    for (int row = 0; row < count; row++) {
      LongVector code =
          LongVector.fromMemorySegment(LONGS, rows, ordinals[row] * stride, Rows.ORDER);
      LongVector product = twice(common(code, query2).sub(twice(common(code, query3))));
      product = twice(product.add(common(code, query1))).add(common(code, query0));
      products[row] =
          (int) product.lanewise(VectorOperators.LSHL, shift).reduceLanes(VectorOperators.ADD);
    }
  }

  private static LongVector common(LongVector code, LongVector query) {
    return code.and(query).lanewise(VectorOperators.BIT_COUNT);
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
