package io.crossmodal.index.kernel;

import java.lang.foreign.MemorySegment;

/**
 * Dot products of one float query with rows of packed codes; the dimension is the query's length.
 *
 * <p>Every kernel of a format gives the same bits for the same query and row, at every vector
 * width, compiled or interpreted, in a block or alone: component {@code i} of the leading {@code d
 * - d % 32} components is added by fused multiply-add to partial sum {@code i % 32}, the 32 sums
 * are halved pairwise (+16, +8, +2, +1, +4), and the remaining components follow in order; zero is
 * never negative. So answers merged from different machines order alike, and equal items tie
 * exactly.
 *
 * <p>Memory outside of the segment is never read: bounds are the segment's own checks.
 */
public interface RowKernel {

  /** Partial sums of a row, the same at every vector width. */
  int LANES = 32;

  /** The dot product with the row that starts at byte {@code offset}. */
  float dot(float[] query, MemorySegment rows, long offset);

  /**
   * The dot products with {@code count} rows, {@code stride} bytes apart from byte {@code offset}
   * on, into {@code products[0..count)}.
   */
  void dots(
      float[] query, MemorySegment rows, long offset, long stride, int count, float[] products);
}
