package io.crossmodal.index.kernel;

import java.lang.foreign.MemorySegment;

/** Blocks of codes, one row at a time: what the vector kernels must equal. */
final class ScalarBlocks implements BlockKernel {

  @Override
  public void scores(
      BlockQuery query, MemorySegment blocks, long offset, int count, float[] scores) {
    for (int i = 0; i < count * BlockQuery.ROWS; i++) {
      long block = offset + i / BlockQuery.ROWS * query.bytes();
      scores[i] = score(query, blocks, block, i % BlockQuery.ROWS);
    }
  }

  static float score(BlockQuery query, MemorySegment blocks, long offset, int row) {
    int words = query.words();
    int[] planes = query.planes();
    long at = offset + (long) Integer.BYTES * row;
    int product = 0;
    for (int bit = 0; bit < query.bits(); bit++) {
      long column = at + query.header() + (long) BlockQuery.COLUMN * bit * words;
      int common = 0;
      for (int i = 0; i < words; i++) {
        int code = blocks.get(Rows.INT, column + (long) BlockQuery.COLUMN * i);
        common +=
            Integer.bitCount(code & planes[i])
                + 2 * Integer.bitCount(code & planes[words + i])
                + 4 * Integer.bitCount(code & planes[2 * words + i])
                - 8 * Integer.bitCount(code & planes[3 * words + i]);
      }
      product += common << bit;
    }
    int levels = 2 * product - query.offset();
    float score = blocks.get(Rows.FLOAT, at) * (query.scale() * levels);
    float[] exact = query.exact();
    for (int axis = 0; axis < exact.length; axis++) {
      score = Math.fma(exact[axis], blocks.get(Rows.FLOAT, at + BlockQuery.exactAt(axis)), score);
    }
    return score + 0f;
  }
}
