package io.crossmodal.index.kernel;

/** A list of keys, one at a time: what the vector kernels must equal. */
final class ScalarBeam implements BeamKernel {

  @Override
  public void insert(long[] keys, int length, long key) {
    for (int i = PAD + length - 1; i >= PAD; i--) {
      keys[i] = Math.min(keys[i], Math.max(keys[i - 1], key));
    }
  }

  @Override
  public int firstEven(long[] keys, int from, int length) {
    for (int i = from; i < length; i++) {
      if ((keys[PAD + i] & 1) == 0) {
        return i;
      }
    }
    return length;
  }
}
