package io.crossmodal.index.kernel;

/**
 * A query for {@link BlockKernel}: what is the same for every block of codes.
 *
 * @param planes {@link BitKernel#QUERY_PLANES} planes of {@code words} ints, as of {@link
 *     BitKernel}
 * @param words ints of a plane
 * @param bits planes of a code
 * @param sum of the query's codes
 * @param scale what a code of the query is multiplied by
 * @param exact what the query has along each axis whose products are kept beside the codes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record BlockQuery(int[] planes, int words, int bits, int sum, float scale, float[] exact) {

  /** Rows of a block. */
  public static final int ROWS = 32;

  /** Bytes of one number of each row. */
  static final int COLUMN = ROWS * Integer.BYTES;

  /** Bytes of a block. */
  public long bytes() {
    return bytes(bits, words, exact.length);
  }

  /** Bytes of a block of codes with {@code exact} axes. */
  public static long bytes(int bits, int words, int exact) {
    return header(exact) + (long) COLUMN * bits * words;
  }

  /** Where the planes of a block begin. */
  public static long header(int exact) {
    return COLUMN * (2L + exact);
  }

  /** Where what rows have along an axis begins. */
  public static long exactAt(int axis) {
    return COLUMN * (2L + axis);
  }

  long header() {
    return header(exact.length);
  }

  /** What is taken off twice a product, so that it is of levels. */
  int offset() {
    return ((1 << bits) - 1) * sum;
  }
}
