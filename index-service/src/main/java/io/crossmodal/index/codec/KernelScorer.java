package io.crossmodal.index.codec;

import io.crossmodal.index.kernel.RowKernel;
import java.lang.foreign.MemorySegment;

/**
 * A query and the kernel of the codes' format.
 *
 * @param stride bytes from one vector's codes to the next
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared
record KernelScorer(RowKernel kernel, float[] query, int stride) implements Scorer {

  @Override
  public float score(MemorySegment codes, long offset) {
    return kernel.dot(query, codes, offset);
  }

  @Override
  public void score(MemorySegment codes, long firstOffset, int count, float[] scores) {
    kernel.dots(query, codes, firstOffset, stride, count, scores);
  }
}
