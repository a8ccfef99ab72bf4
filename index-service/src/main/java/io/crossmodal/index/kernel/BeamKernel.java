package io.crossmodal.index.kernel;

/**
 * A short list of keys in ascending order, kept without branches.
 *
 * <p>The list is {@code keys[PAD..PAD + length)}, {@code length} a multiple of {@value #STEP}; the
 * pad before it holds {@link Long#MIN_VALUE}, and places without a key {@link Long#MAX_VALUE}.
 */
public interface BeamKernel {

  /** Places before the list. */
  int PAD = 8;

  /** What a list's length is a multiple of: the longs of the widest register. */
  int STEP = 8;

  /**
   * Puts keys in their places, one after the other: moves the greater ones up by one, and forgets
   * the greatest.
   *
   * @param added of which the first {@code count} are put
   */
  void insert(long[] keys, int length, long[] added, int count);

  /**
   * Makes the first even keys of the list odd.
   *
   * @param most so many of them at most
   * @param taken gets them as they were
   * @return how many there were
   */
  int takeEven(long[] keys, int length, int most, long[] taken);
}
