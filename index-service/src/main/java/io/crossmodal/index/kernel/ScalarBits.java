package io.crossmodal.index.kernel;

import java.lang.foreign.MemorySegment;

/** Bit planes, one long at a time: what the vector kernels must equal. */
final class ScalarBits implements BitKernel {

  @Override
  public void dots(
      long[] query,
      int planes,
      MemorySegment rows,
      long offset,
      long stride,
      int count,
      int[] products) {
    for (int row = 0; row < count; row++) {
      products[row] = row(query, planes, rows, offset + row * stride);
    }
  }

  @Override
  public void gather(
      long[] query,
      int planes,
      MemorySegment rows,
      long stride,
      int[] ordinals,
      int count,
      int[] products) {
    for (int row = 0; row < count; row++) {
      products[row] = row(query, planes, rows, ordinals[row] * stride);
    }
  }

  private static int row(long[] query, int planes, MemorySegment rows, long offset) {
    int words = query.length / QUERY_PLANES;
    int product = 0;
    for (int plane = 0; plane < planes; plane++) {
      product += words(query, words, 0, rows, offset + 8L * words * plane) << plane;
    }
    return product;
  }

  /** The product of one plane's longs from {@code first} on. */
  static int words(long[] query, int words, int first, MemorySegment rows, long offset) {
    int product = 0;
    for (int i = first; i < words; i++) {
      long code = rows.get(Rows.LONG, offset + 8L * i);
      product +=
          Long.bitCount(code & query[i])
              + 2 * Long.bitCount(code & query[words + i])
              + 4 * Long.bitCount(code & query[2 * words + i])
              - 8 * Long.bitCount(code & query[3 * words + i]);
    }
    return product;
  }
}
