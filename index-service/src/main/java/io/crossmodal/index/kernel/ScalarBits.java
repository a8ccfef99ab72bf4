package io.crossmodal.index.kernel;

import java.lang.foreign.MemorySegment;

/** Bit planes, one long at a time: what the vector kernels must equal. */
final class ScalarBits implements BitKernel {

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
      products[row] = words(query, shifts, 0, rows, offset + row * stride);
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
      products[row] = words(query, shifts, 0, rows, ordinals[row] * stride);
    }
  }

  /** The product of a row's longs from {@code first} on. */
  static int words(long[] query, long[] shifts, int first, MemorySegment rows, long offset) {
    int words = shifts.length;
    int product = 0;
    for (int i = first; i < words; i++) {
      long code = rows.get(Rows.LONG, offset + 8L * i);
      int common =
          Long.bitCount(code & query[i])
              + 2 * Long.bitCount(code & query[words + i])
              + 4 * Long.bitCount(code & query[2 * words + i])
              - 8 * Long.bitCount(code & query[3 * words + i]);
      product += common << shifts[i];
    }
    return product;
  }
}
