package io.crossmodal.index.codec;

import io.crossmodal.index.kernel.BlockQuery;
import java.lang.foreign.MemorySegment;

/**
 * Rows of {@link BitCodec}s in blocks of {@value #ROWS}, column by column, so that a scan works on
 * many rows at once: {@code float[32] factor; float[32] deviation; float[centres][32] exact;
 * int[bits][words][32] planes}, little-endian, {@code words} the ints of a row's plane. A row takes
 * as many bytes as alone, and its scores have the same bits.
 */
public final class BitBlocks {

  /** Rows of a block. */
  public static final int ROWS = BlockQuery.ROWS;

  private final BitRow row;

  BitBlocks(BitRow row) {
    this.row = row;
  }

  /** Bytes of a block. */
  public int bytes() {
    return ROWS * row.stride();
  }

  /** Blocks that hold so many rows. */
  public static long blocks(long rows) {
    return (rows + ROWS - 1) / ROWS;
  }

  /**
   * Copies a row into a block.
   *
   * @param place of the row in the block, 0 to 31
   */
  public void put(MemorySegment codes, long offset, MemorySegment blocks, long block, int place) {
    for (int column = 0; column < row.stride(); column += Integer.BYTES) {
      long at = block + (long) ROWS * column + (long) Integer.BYTES * place;
      blocks.set(Codes.INT, at, codes.get(Codes.INT, offset + column));
    }
  }
}
