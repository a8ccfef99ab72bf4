package io.crossmodal.index.codec;

import java.util.Arrays;

/**
 * The levels of one rotated vector at one, two or four bits with the least angle to it.
 *
 * <p>A component's level is {@code 2 * floor(|x| / step) + 1}, at most {@code 2^bits - 1}, with the
 * sign of {@code x}. Two bits: the best step has the {@code j} largest magnitudes over it, for the
 * {@code j} with the largest {@code (sum of all + 2 * sum of the j largest)^2 / (d + 8j)}, the
 * squared cosine. Four bits: the best of some steps about the one that is best for a normal
 * distribution (extended RaBitQ, arXiv 2409.09913, looks at all of them).
 *
 * @param bits 1, 2 or 4
 * @param step between levels' thresholds; infinite where all magnitudes are alike
 * @param factor what a level is multiplied by
 * @param error length of the difference from the vector
 */
public record BitLevels(int bits, float step, double factor, double error) {

  private static final float[] FOUR_BIT_STEPS = {.26f, .3f, .34f, .38f};

  /**
   * Fits the levels.
   *
   * @param bits 1, 2 or 4
   */
  public static BitLevels of(float[] rotated, int bits) {
    double sum = 0;
    double squares = 0;
    for (float component : rotated) {
      sum += Math.abs(component);
      squares += (double) component * component;
    }
    if (squares == 0) {
      return new BitLevels(bits, Float.POSITIVE_INFINITY, 0, 0);
    }
    return switch (bits) {
      case 1 -> fitted(1, Float.POSITIVE_INFINITY, sum, rotated.length, squares);
      case 2 -> twoBits(rotated, sum, squares);
      default -> fourBits(rotated, squares);
    };
  }

  private static BitLevels twoBits(float[] rotated, double sum, double squares) {
    float[] magnitudes = rotated.clone();
    for (int i = 0; i < magnitudes.length; i++) {
      magnitudes[i] = Math.abs(magnitudes[i]);
    }
    Arrays.sort(magnitudes);
    double dot = sum;
    double norm = magnitudes.length;
    double bestDot = dot;
    double bestNorm = norm;
    float step = Float.POSITIVE_INFINITY;
    for (int i = magnitudes.length - 1; i >= 0; i--) {
      dot += 2 * magnitudes[i];
      norm += 8;
      // Equal magnitudes fall on the same side, so only the last of them may end the outer ones.
      boolean last = i == 0 || magnitudes[i - 1] < magnitudes[i];
      if (last && magnitudes[i] > 0 && dot * dot * bestNorm > bestDot * bestDot * norm) {
        bestDot = dot;
        bestNorm = norm;
        step = magnitudes[i];
      }
    }
    return fitted(2, step, bestDot, bestNorm, squares);
  }

  private static BitLevels fourBits(float[] rotated, double squares) {
    double deviation = Math.sqrt(squares / rotated.length);
    BitLevels best = new BitLevels(4, 0, 0, Double.POSITIVE_INFINITY);
    for (float share : FOUR_BIT_STEPS) {
      float step = (float) (share * deviation);
      double dot = 0;
      long norm = 0;
      for (float component : rotated) {
        int level = level(Math.abs(component), step, 4);
        dot += level * (double) Math.abs(component);
        norm += (long) level * level;
      }
      BitLevels levels = fitted(4, step, dot, norm, squares);
      best = levels.error < best.error ? levels : best;
    }
    return best;
  }

  private static BitLevels fitted(int bits, float step, double dot, double norm, double squares) {
    double factor = squares / dot;
    double error = Math.sqrt(Math.max(0, factor * factor * norm - squares));
    return new BitLevels(bits, step, factor, error);
  }

  private static int level(float magnitude, float step, int bits) {
    return Math.min((1 << bits) - 1, 2 * (int) (magnitude / step) + 1);
  }

  /** Sets the bits of the vector's codes, plane after plane of {@code words} longs. */
  public void pack(float[] rotated, long[] planes, int words) {
    int max = (1 << bits) - 1;
    for (int i = 0; i < rotated.length; i++) {
      int level = level(Math.abs(rotated[i]), step, bits);
      // Codes 0 to max are the levels -max, -max + 2, ... max.
      long code = (rotated[i] < 0 ? max - level : max + level) >> 1;
      for (int plane = 0; plane < bits; plane++) {
        planes[plane * words + i / Long.SIZE] |= (code >> plane & 1) << i;
      }
    }
  }
}
