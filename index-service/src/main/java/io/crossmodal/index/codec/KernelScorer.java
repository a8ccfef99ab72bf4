package io.crossmodal.index.codec;

import io.crossmodal.index.kernel.RowKernel;
import java.lang.foreign.MemorySegment;

/**
 * A query and the kernel of the codes' format.
 *
 * @param scaled whether a row begins with the scale of its codes, which are integers
 * @param stride bytes from one vector's codes to the next
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared
record KernelScorer(RowKernel kernel, float[] query, int stride, boolean scaled) implements Scorer {

  /** Of a number that is rounded to the next integer, whatever it was. */
  private static final double ROUNDING = Math.sqrt(1.0 / 12);

  @Override
  public float deviation(MemorySegment codes, long offset) {
    if (!scaled) {
      return 0;
    }
    double squares = 0;
    for (float component : query) {
      squares += (double) component * component;
    }
    return (float) (ROUNDING * codes.get(Codes.FLOAT, offset) * Math.sqrt(squares));
  }

  @Override
  public float score(MemorySegment codes, long offset) {
    return kernel.dot(query, codes, offset);
  }

  @Override
  public void score(MemorySegment codes, long firstOffset, int count, float[] scores) {
    kernel.dots(query, codes, firstOffset, stride, count, scores);
  }
}
