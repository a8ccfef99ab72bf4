package io.crossmodal.index.kernel;

import java.lang.foreign.MemorySegment;

/**
 * Scores of a query with blocks of {@value BlockQuery#ROWS} rows of codes that lie column by
 * column, so that a register holds the same bits of many rows and nothing is summed across it.
 *
 * <p>A block: {@code float[32] factor; float[32] deviation; float[exact][32];
 * int[bits][words][32]}. The score of a row is {@code factor * (scale * levels)}, {@code levels}
 * twice the product that {@link BitKernel} gives less {@code (2^bits - 1) * sum}; then for each
 * axis the product of the query's and the row's number is added by fused multiply-add. Every width
 * gives the same bits.
 */
public interface BlockKernel {

  /** Of {@code count} blocks from byte {@code offset} on, 32 scores each, from index 0. */
  void scores(BlockQuery query, MemorySegment blocks, long offset, int count, float[] scores);

  /** Of one row of the block at byte {@code offset}. */
  static float score(BlockQuery query, MemorySegment blocks, long offset, int row) {
    return ScalarBlocks.score(query, blocks, offset, row);
  }
}
