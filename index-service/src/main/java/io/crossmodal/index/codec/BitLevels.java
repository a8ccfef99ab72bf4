package io.crossmodal.index.codec;

import java.util.Arrays;

/**
 * The levels of one rotated vector at one or two bits with the least angle to it.
 *
 * <p>Two bits: components over the threshold get the level 3 or -3, the others 1 or -1. The best
 * threshold has the {@code j} largest magnitudes over it, for the {@code j} with the largest {@code
 * (sum of all + 2 * sum of the j largest)^2 / (d + 8j)}: the squared cosine.
 *
 * @param threshold the least magnitude that gets an outer level; infinite for one bit
 * @param factor what a level is multiplied by
 * @param error length of the difference from the vector
 */
public record BitLevels(float threshold, double factor, double error) {

  /**
   * Fits the levels.
   *
   * @param bits 1 or 2
   */
  public static BitLevels of(float[] rotated, int bits) {
    float[] magnitudes = new float[rotated.length];
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < rotated.length; i++) {
      magnitudes[i] = Math.abs(rotated[i]);
      sum += magnitudes[i];
      squares += (double) magnitudes[i] * magnitudes[i];
    }
    if (squares == 0) {
      return new BitLevels(Float.POSITIVE_INFINITY, 0, 0);
    }
    return bits == 1
        ? fitted(Float.POSITIVE_INFINITY, sum, rotated.length, squares)
        : twoBits(magnitudes, sum, squares);
  }

  private static BitLevels twoBits(float[] magnitudes, double sum, double squares) {
    Arrays.sort(magnitudes);
    double dot = sum;
    double norm = magnitudes.length;
    double bestDot = dot;
    double bestNorm = norm;
    float threshold = Float.POSITIVE_INFINITY;
    for (int i = magnitudes.length - 1; i >= 0; i--) {
      dot += 2 * magnitudes[i];
      norm += 8;
      // Equal magnitudes fall on the same side, so only the last of them may end the outer ones.
      boolean last = i == 0 || magnitudes[i - 1] < magnitudes[i];
      if (last && dot * dot * bestNorm > bestDot * bestDot * norm) {
        bestDot = dot;
        bestNorm = norm;
        threshold = magnitudes[i];
      }
    }
    return fitted(threshold, bestDot, bestNorm, squares);
  }

  private static BitLevels fitted(float threshold, double dot, double norm, double squares) {
    double factor = squares / dot;
    double error = Math.sqrt(Math.max(0, factor * factor * norm - squares));
    return new BitLevels(threshold, factor, error);
  }

  /** Sets the bits of the vector's codes, one plane or, after it, the sign's plane too. */
  public void pack(float[] rotated, long[] planes, int words) {
    int signs = planes.length - words;
    for (int i = 0; i < rotated.length; i++) {
      long positive = rotated[i] < 0 ? 0 : 1;
      planes[signs + i / Long.SIZE] |= positive << i;
      if (signs > 0) {
        long outer = Math.abs(rotated[i]) >= threshold ? 1 : 0;
        // Codes 0 to 3 are the levels -3, -1, 1 and 3: the low bit says outer above, inner below.
        planes[i / Long.SIZE] |= (positive ^ outer ^ 1) << i;
      }
    }
  }
}
