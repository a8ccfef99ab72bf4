package io.crossmodal.eval.measure;

import java.util.Arrays;

/**
 * What a search found, as scores of every item: items that it missed come after those that it
 * found, and relevant ones that it missed come last of all.
 *
 * <p>So a relevant item that is not found is in nobody's top k, whatever the pool; the few items
 * that are found keep their order. Not safe for use by several threads.
 */
public final class FoundScores {

  private static final float MISSED = -Float.MAX_VALUE;

  private final float[] scores;

  /** For galleries of so many items. */
  public FoundScores(int gallery) {
    scores = new float[gallery];
    Arrays.fill(scores, MISSED);
  }

  /**
   * The scores by gallery row, to be used before the next call.
   *
   * @param relevant rows of the relevant items
   * @param rows that were found
   * @param found scores of them, over the smallest float
   */
  public float[] of(int[] relevant, int[] rows, float[] found) {
    Arrays.fill(scores, MISSED);
    for (int row : relevant) {
      scores[row] = Float.NEGATIVE_INFINITY;
    }
    for (int i = 0; i < rows.length; i++) {
      scores[rows[i]] = found[i];
    }
    return scores;
  }
}
