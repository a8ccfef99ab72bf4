package io.crossmodal.index.kernel;

import java.lang.foreign.MemorySegment;

/**
 * Dot products of a query of small integers with rows of one- or two-bit codes, both as bit planes.
 *
 * <p>A row is {@code planes} planes of {@code words} little-endian longs, the plane of weight 1
 * first: component {@code i} is bit {@code i % 64} of long {@code i / 64}. A query is {@value
 * #QUERY_PLANES} such planes, of the weights 1, 2, 4 and -8, so components are -8 to 7. Products
 * are sums of integers, so every width gives the same.
 *
 * <p>Memory outside of the segment is never read: bounds are the segment's own checks.
 */
public interface BitKernel {

  /** Planes of a query. */
  int QUERY_PLANES = 4;

  /**
   * The products with {@code count} rows, {@code stride} bytes apart from byte {@code offset} on,
   * into {@code products[0..count)}.
   *
   * @param query plane after plane, {@code 4 * words} longs
   */
  void dots(
      long[] query,
      int planes,
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
      int planes,
      MemorySegment rows,
      long stride,
      int[] ordinals,
      int count,
      int[] products);
}
