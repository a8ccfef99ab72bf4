package io.crossmodal.index.kernel;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** A list of keys in registers of 512 bits. */
final class BeamAt512 implements BeamKernel {

  private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_512;
  private static final int LANES = 8;

  @Override
  public void insert(long[] keys, int length, long key) {
    LongVector inserted = LongVector.broadcast(LONGS, key);
    // From the end, so that what is read has not moved yet.
    for (int i = PAD + length - LANES; i >= PAD; i -= LANES) {
      LongVector here = LongVector.fromArray(LONGS, keys, i);
      LongVector before = LongVector.fromArray(LONGS, keys, i - 1);
      here.min(before.max(inserted)).intoArray(keys, i);
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
