package io.crossmodal.index.codec;

import io.crossmodal.index.kernel.BitKernel;

/**
 * A rotated query as signed integers of four bits, in the planes of {@link BitKernel}.
 *
 * <p>{@code q[i] ~ scale * code[i]}, codes -8 to 7. The codes reach three deviations of a normal
 * distribution, or less where no component needs that range (clipping more would lose less of the
 * query, but clip it where its best matches are large too, and so bias them); the scale is the one
 * that leaves the error at a right angle to the query, so that a product with another vector is
 * neither too large nor too small on average.
 *
 * @param planes {@link BitKernel#QUERY_PLANES} planes one after another, each as long as a row
 * @param sum of the codes
 * @param scale what a code is multiplied by
 * @param error length of the difference from the query
 * @param length of the query
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record BitQuery(long[] planes, int sum, float scale, float error, float length) {

  private static final int MIN = -8;
  private static final int MAX = 7;
  private static final double NORMAL_STEP = 0.4;

  /**
   * Rounds a rotated query.
   *
   * @param words longs of one plane of a row, at least {@code (d + 63) / 64}
   * @param bits planes of a row
   */
  public static BitQuery of(float[] rotated, int words, int bits) {
    double squares = 0;
    float peak = 0;
    for (float component : rotated) {
      squares += (double) component * component;
      peak = Math.max(peak, Math.abs(component));
    }
    long[] planes = new long[BitKernel.QUERY_PLANES * words * bits];
    if (peak == 0) {
      return new BitQuery(planes, 0, 0, 0, 0);
    }
    double deviation = Math.sqrt(squares / rotated.length);
    double steps = 1 / Math.min(NORMAL_STEP * deviation, peak / (MAX + 0.5));
    BitQuery rounded = rounded(rotated, words * bits, planes, squares, steps);
    for (int plane = 0; plane < BitKernel.QUERY_PLANES; plane++) {
      int first = plane * words * bits;
      for (int copy = 1; copy < bits; copy++) {
        System.arraycopy(planes, first, planes, first + copy * words, words);
      }
    }
    return rounded;
  }

  private static BitQuery rounded(
      float[] rotated, int length, long[] planes, double squares, double steps) {
    int sum = 0;
    long codeSquares = 0;
    double dot = 0;
    int[] codes = new int[rotated.length];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = Math.min(Math.max((int) Math.rint(rotated[i] * steps), MIN), MAX);
    }
    for (int from = 0; from < rotated.length; from += Long.SIZE) {
      // One long of each of the four planes, kept in registers until it is whole.
      long ones = 0;
      long twos = 0;
      long fours = 0;
      long eights = 0;
      for (int i = from; i < Math.min(from + Long.SIZE, rotated.length); i++) {
        int code = codes[i];
        sum += code;
        codeSquares += (long) code * code;
        dot += code * (double) rotated[i];
        ones |= (code & 1L) << i;
        twos |= (code >> 1 & 1L) << i;
        fours |= (code >> 2 & 1L) << i;
        eights |= (code >> 3 & 1L) << i;
      }
      int word = from / Long.SIZE;
      planes[word] = ones;
      planes[length + word] = twos;
      planes[2 * length + word] = fours;
      planes[3 * length + word] = eights;
    }
    double scale = squares / dot;
    double error = Math.sqrt(Math.max(0, scale * scale * codeSquares - squares));
    return new BitQuery(planes, sum, (float) scale, (float) error, (float) Math.sqrt(squares));
  }

  /** The planes once, as ints, for rows of {@code bits} planes. */
  int[] planesOfInts(int bits) {
    int words = planes.length / BitKernel.QUERY_PLANES / bits;
    int[] ints = new int[BitKernel.QUERY_PLANES * 2 * words];
    for (int i = 0; i < ints.length / 2; i++) {
      long word = planes[i / words * words * bits + i % words];
      ints[2 * i] = (int) word;
      ints[2 * i + 1] = (int) (word >>> Integer.SIZE);
    }
    return ints;
  }
}
