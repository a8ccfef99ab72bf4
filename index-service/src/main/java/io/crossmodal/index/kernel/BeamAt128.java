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
  public void insert(long[] keys, int length, long key) {
    LongVector inserted = LongVector.broadcast(LONGS, key);
    int last = PAD + length - LANES;
    LongVector here = LongVector.fromArray(LONGS, keys, last);
    LongVector turned = here.rearrange(UP);
    // From the end, so that what is read has not moved yet; and in whole registers, as it was
    // written: what lies across two of them would wait until both have left the store buffer.
    for (int i = last; i >= PAD; i -= LANES) {
      LongVector below = LongVector.fromArray(LONGS, keys, i - LANES);
      LongVector turnedBelow = below.rearrange(UP);
      LongVector before = turned.blend(turnedBelow, FIRST);
      here.min(before.max(inserted)).intoArray(keys, i);
      here = below;
      turned = turnedBelow;
    }
  }

  @Override
  public int firstEven(long[] keys, int from, int length) {
    int start = from & -LANES;
    for (int i = start; i < length; i += LANES) {
      long even =
          LongVector.fromArray(LONGS, keys, PAD + i).and(1).compare(VectorOperators.EQ, 0).toLong();
      even &= i < from ? -1L << (from - i) : -1L;
      if (even != 0) {
        return i + Long.numberOfTrailingZeros(even);
      }
    }
    return length;
  }
}
