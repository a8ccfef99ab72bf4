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

  /** Puts a key in its place, moves the greater ones up by one, and forgets the greatest. */
  void insert(long[] keys, int length, long key);

  /**
   * The first place from {@code from} on, counted from the list's start, of an even key; {@code
   * length} when all are odd.
   */
  int firstEven(long[] keys, int from, int length);
}
