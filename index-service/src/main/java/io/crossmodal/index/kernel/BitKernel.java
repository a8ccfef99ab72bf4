package io.crossmodal.index.kernel;

import java.lang.foreign.MemorySegment;

/**
 * Dot products of a query of small integers with rows of codes of one to eight bits, both as bit
 * planes.
 *
 * <p>A row is some longs, little-endian, each of them 64 components of one plane; {@code shifts}
 * says the plane of each, so its bits are worth {@code 1 << shift}. A query is {@value
 * #QUERY_PLANES} planes, each as long as a row and with the components that the row has there, of
 * the weights 1, 2, 4 and -8: components are -8 to 7. Products are sums of integers, so every width
 * gives the same.
 *
 * <p>Memory outside of the segment is never read: bounds are the segment's own checks.
 */
public interface BitKernel {

  /** Planes of a query. */
  int QUERY_PLANES = 4;

  /** The shifts of rows of {@code planes} planes one after another, of {@code words} longs each. */
  static long[] shifts(int planes, int words) {
    long[] shifts = new long[planes * words];
    for (int i = 0; i < shifts.length; i++) {
      shifts[i] = i / words;
    }
    return shifts;
  }

  /**
   * The products with {@code count} rows, {@code stride} bytes apart from byte {@code offset} on,
   * into {@code products[0..count)}.
   *
   * @param query plane after plane, {@code 4 * shifts.length} longs
   */
  void dots(
      long[] query,
      long[] shifts,
      MemorySegment rows,
      long offset,
      long stride,
      int count,
      int[] products);

  /**
   * The products with the rows of {@code ordinals[0..count)}, where row {@code i} starts at byte
   * {@code i * stride}, into {@code products[0..count)}.
   */
  void gather(
      long[] query,
      long[] shifts,
      MemorySegment rows,
      long stride,
      int[] ordinals,
      int count,
      int[] products);
}
