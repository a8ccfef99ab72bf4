package io.crossmodal.index.view;

import io.crossmodal.index.codec.BitBlocks;
import io.crossmodal.index.codec.BitCodec;
import io.crossmodal.index.codec.BitScorer;
import io.crossmodal.index.codec.BlockScorer;
import io.crossmodal.index.codec.Scorer;
import io.crossmodal.index.codec.VectorCodec;
import java.lang.foreign.MemorySegment;

/** Codes of few bits in {@link BitBlocks}, for scans. */
final class BlockCodes implements StoredCodes {

  private static final int ROWS = BitBlocks.ROWS;

  private final SegmentFile file;
  private final BitCodec codec;
  private final long at;
  private final int bytes;
  private final MemorySegment body;

  /**
   * @param at the byte of the body where the first block begins
   */
  BlockCodes(SegmentFile file, BitCodec codec, long at) {
    this.file = file;
    this.codec = codec;
    this.at = at;
    this.bytes = codec.blocks().bytes();
    this.body = file.body();
  }

  @Override
  public SegmentFile file() {
    return file;
  }

  @Override
  public VectorCodec codec() {
    return codec;
  }

  private static BlockScorer inBlocks(Scorer scorer) {
    return ((BitScorer) scorer).inBlocks();
  }

  /** Where the block of an ordinal begins, it and those after it checked. */
  private long checked(int ordinal, int blocks) {
    long offset = at + (long) (ordinal / ROWS) * bytes;
    file.check(offset, (long) blocks * bytes);
    return offset;
  }

  @Override
  public int score(Scorer scorer, int from, int limit, float[] scores) {
    int place = from % ROWS;
    int whole = limit / ROWS;
    if (place != 0 || whole == 0) {
      int scored = Math.min(limit, ROWS - place);
      float[] block = new float[ROWS];
      inBlocks(scorer).score(body, checked(from, 1), 1, block);
      System.arraycopy(block, place, scores, 0, scored);
      return scored;
    }
    int blocks = Math.min(whole, Math.max(1, PIECE_BYTES / bytes));
    inBlocks(scorer).score(body, checked(from, blocks), blocks, scores);
    return blocks * ROWS;
  }

  @Override
  public float score(Scorer scorer, int ordinal) {
    return inBlocks(scorer).score(body, checked(ordinal, 1), ordinal % ROWS);
  }

  @Override
  public double deviation(Scorer scorer, int ordinal) {
    return inBlocks(scorer).deviation(body, checked(ordinal, 1), ordinal % ROWS);
  }

  /** Does nothing: a row lies in as many lines of the cache as it has columns. */
  @Override
  public void prefetch(int[] ordinals, int count) {}
}
