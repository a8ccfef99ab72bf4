package io.crossmodal.encoder.input;

/**
 * Weighted sums of neighbours in one line of pixels.
 *
 * <p>Red and blue share a long, 32 bits each, so that one multiplication serves both; a sum of
 * either is below 2<sup>31</sup>, and what the lower half borrows from the upper one is given back.
 * Each pixel is taken apart once and not once for each sum that it is part of.
 */
final class PixelSums {

  private static final long UPPER = 1L << Integer.SIZE;

  private final int left;
  private final long[] redBlue;
  private final int[] green;

  /**
   * @param left where the lines begin in the picture
   * @param length pixels of a line
   */
  PixelSums(int left, int length) {
    this.left = left;
    redBlue = new long[length];
    green = new int[length];
  }

  /** Takes a line of RGB, as long as this was made for. */
  void unpack(int[] line) {
    for (int i = 0; i < line.length; i++) {
      redBlue[i] = (line[i] >> 16 & 0xFF) * UPPER + (line[i] & 0xFF);
    }
    for (int i = 0; i < line.length; i++) {
      green[i] = line[i] >> 8 & 0xFF;
    }
  }

  /** Puts the sums that the taps ask for into each channel's plane, as 8-bit values. */
  void sum(Taps columns, int[][] planes, int target) {
    int[] reds = planes[0];
    int[] greens = planes[1];
    int[] blues = planes[2];
    for (int x = 0; x < columns.first().length; x++) {
      int first = columns.first()[x] - left;
      int[] weights = columns.weights()[x];
      long both = 0;
      int middle = Taps.HALF;
      for (int i = 0; i < weights.length; i++) {
        both += redBlue[first + i] * weights[i];
        middle += green[first + i] * weights[i];
      }
      int blue = (int) both;
      int red = (int) (both - blue >> Integer.SIZE);
      reds[target + x] = Taps.clip(red + Taps.HALF);
      greens[target + x] = Taps.clip(middle);
      blues[target + x] = Taps.clip(blue + Taps.HALF);
    }
  }
}
