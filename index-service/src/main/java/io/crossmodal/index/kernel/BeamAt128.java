package io.crossmodal.index.kernel;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** A list of keys in registers of 128 bits. */
final class BeamAt128 implements BeamKernel {

  private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_128;
  private static final int LANES = 2;
  private static final VectorShuffle<Long> UP = VectorShuffle.iota(LONGS, LANES - 1, 1, true);
  private static final VectorMask<Long> FIRST = VectorMask.fromLong(LONGS, 1);

  @Override
  public void insert(long[] keys, int length, long[] added, int count) {
    for (int i = 0; i < count; i += 2) {
      // The greatest key of all changes nothing.
      insert(keys, length, added[i], i + 1 < count ? added[i + 1] : Long.MAX_VALUE);
    }
  }

  /** Puts two keys in on one way through the list, which is read and written once for both. */
  private static void insert(long[] keys, int length, long one, long two) {
    LongVector first = LongVector.broadcast(LONGS, one);
    LongVector second = LongVector.broadcast(LONGS, two);
    LongVector below = LongVector.fromArray(LONGS, keys, PAD - LANES).rearrange(UP);
    LongVector belowOnce = below;
    for (int i = PAD; i < PAD + length; i += LANES) {
      LongVector here = LongVector.fromArray(LONGS, keys, i);
      LongVector turned = here.rearrange(UP);
      LongVector once = here.min(turned.blend(below, FIRST).max(first));
      LongVector turnedOnce = once.rearrange(UP);
      once.min(turnedOnce.blend(belowOnce, FIRST).max(second)).intoArray(keys, i);
      below = turned;
      belowOnce = turnedOnce;
    }
  }

  @Override
  public int takeEven(long[] keys, int length, int most, long[] taken) {
    int count = 0;
    for (int i = PAD; i < PAD + length && count < most; i += LANES) {
      LongVector here = LongVector.fromArray(LONGS, keys, i);
      long even = here.and(1).compare(VectorOperators.EQ, 0).toLong();
      if (even == 0) {
        continue;
      }
      long odd = 0;
      for (; even != 0 && count < most; even &= even - 1) {
        taken[count++] = keys[i + Long.numberOfTrailingZeros(even)];
        odd |= even & -even;
      }
      // The whole register: what is written in part would have to leave the store buffer before it
      // is read as a whole.
      here.lanewise(VectorOperators.OR, 1, VectorMask.fromLong(LONGS, odd)).intoArray(keys, i);
    }
    return count;
  }
}
