package io.crossmodal.index.graph;

import io.crossmodal.index.kernel.BeamKernel;
import io.crossmodal.index.kernel.KernelProvider;
import java.util.Arrays;

/**
 * The best nodes so far, best first: sorted keys of an estimate, a node and whether it was popped.
 *
 * <p>A key is {@code order(estimate) << 32 | node << 1 | popped}, where order falls as the estimate
 * rises: so that keys compare as longs and a place without a node is one that was popped.
 */
final class Beam {

  private final BeamKernel kernel = KernelProvider.kernels().beam();
  private long[] keys = {};
  private int length;

  /** Empties the beam and makes it as wide as {@code width}, or up to 7 nodes wider. */
  void reset(int width) {
    length = (width + BeamKernel.STEP - 1) & -BeamKernel.STEP;
    if (keys.length < BeamKernel.PAD + length) {
      keys = new long[BeamKernel.PAD + length];
    }
    Arrays.fill(keys, 0, BeamKernel.PAD, Long.MIN_VALUE);
    Arrays.fill(keys, BeamKernel.PAD, BeamKernel.PAD + length, Long.MAX_VALUE);
  }

  int length() {
    return length;
  }

  static long key(float score, int node) {
    int bits = Float.floatToRawIntBits(score + 0f);
    int rising = bits ^ (bits >> 31 & Integer.MAX_VALUE);
    return (long) ~rising << 32 | (long) node << 1;
  }

  static int node(long key) {
    return (int) key >>> 1;
  }

  static float score(long key) {
    int rising = ~(int) (key >> 32);
    return Float.intBitsToFloat(rising ^ (rising >> 31 & Integer.MAX_VALUE));
  }

  /** Keys at or over this one need not be put in. */
  long bound() {
    return keys[BeamKernel.PAD + length - 1];
  }

  /** Puts the first {@code count} keys in; those that are over the bound have no effect. */
  void put(long[] added, int count) {
    kernel.insert(keys, length, added, count);
  }

  /** Pops the best nodes that were not, up to {@code most}; returns how many. */
  int pop(int most, long[] popped) {
    return kernel.takeEven(keys, length, most, popped);
  }

  /** Whether a place holds a node; places after one that does not hold none either. */
  boolean holds(int place) {
    return place < length && keys[BeamKernel.PAD + place] != Long.MAX_VALUE;
  }

  int nodeAt(int place) {
    return node(keys[BeamKernel.PAD + place]);
  }

  float scoreAt(int place) {
    return score(keys[BeamKernel.PAD + place]);
  }
}
