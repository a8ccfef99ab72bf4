package io.crossmodal.index.codec;

import java.lang.foreign.MemorySegment;

/**
 * One query bound to a codec: dot products computed on the codes. Immutable, so threads may share
 * it.
 *
 * <p>The score of a (query, codes) pair has the same bits wherever the codes lie and however they
 * are asked for.
 */
public interface Scorer {

  /** The score of the vector whose codes start at byte {@code offset}. */
  float score(MemorySegment codes, long offset);

  /**
   * The standard deviation of the score's error, as the codes themselves tell; 0 where they do not.
   */
  float deviation(MemorySegment codes, long offset);

  /**
   * The scores of {@code count} vectors that lie one after another, into {@code scores[0..count)}.
   */
  void score(MemorySegment codes, long firstOffset, int count, float[] scores);
}
