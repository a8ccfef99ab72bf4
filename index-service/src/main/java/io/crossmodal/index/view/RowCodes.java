package io.crossmodal.index.view;

import io.crossmodal.index.codec.Scorer;
import io.crossmodal.index.codec.VectorCodec;
import io.crossmodal.index.kernel.Prefetch;
import java.lang.foreign.MemorySegment;

/** Codes of vectors one after another. */
final class RowCodes implements StoredCodes {

  private final SegmentFile file;
  private final VectorCodec codec;
  private final long at;
  private final int stride;
  private final MemorySegment body;
  private final MemorySegment rows;

  /**
   * @param at the byte of the body where the first row begins
   */
  RowCodes(SegmentFile file, VectorCodec codec, long at) {
    this.file = file;
    this.codec = codec;
    this.at = at;
    this.stride = codec.bytesPerVector();
    this.body = file.body();
    this.rows = body.asSlice(at);
  }

  @Override
  public SegmentFile file() {
    return file;
  }

  @Override
  public VectorCodec codec() {
    return codec;
  }

  private long checked(int ordinal, int count) {
    long offset = at + (long) ordinal * stride;
    file.check(offset, (long) count * stride);
    return offset;
  }

  @Override
  public int score(Scorer scorer, int from, int limit, float[] scores) {
    int scored = Math.min(limit, Math.max(1, PIECE_BYTES / stride));
    scorer.score(body, checked(from, scored), scored, scores);
    return scored;
  }

  @Override
  public float score(Scorer scorer, int ordinal) {
    return scorer.score(body, checked(ordinal, 1));
  }

  @Override
  public double deviation(Scorer scorer, int ordinal) {
    return scorer.deviation(body, checked(ordinal, 1));
  }

  @Override
  public void prefetch(int[] ordinals, int count) {
    Prefetch.rows(rows, stride, ordinals, count);
  }
}
