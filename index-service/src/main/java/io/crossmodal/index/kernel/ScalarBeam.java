package io.crossmodal.index.kernel;

/** A list of keys, one at a time: what the vector kernels must equal. */
final class ScalarBeam implements BeamKernel {

  @Override
  public void insert(long[] keys, int length, long[] added, int count) {
    for (int k = 0; k < count; k++) {
      for (int i = PAD + length - 1; i >= PAD; i--) {
        keys[i] = Math.min(keys[i], Math.max(keys[i - 1], added[k]));
      }
    }
  }

  @Override
  public int takeEven(long[] keys, int length, int most, long[] taken) {
    int count = 0;
    for (int i = PAD; i < PAD + length && count < most; i++) {
      if ((keys[i] & 1) == 0) {
        taken[count++] = keys[i];
        keys[i] |= 1;
      }
    }
    return count;
  }
}
