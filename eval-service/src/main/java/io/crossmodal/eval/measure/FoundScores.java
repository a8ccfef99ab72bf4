package io.crossmodal.eval.measure;

import java.util.HashMap;
import java.util.Map;

/**
 * What a search found of one query, and the scores of what it missed: items that it missed come
 * after those that it found, and relevant ones that it missed come last of all.
 *
 * <p>So a relevant item that is not found is in nobody's top k, whatever the pool; the few items
 * that are found keep their order. What is missed is counted and not gone through, however large
 * the gallery.
 */
final class FoundScores {

  private static final float MISSED = -Float.MAX_VALUE;

  private final Map<Integer, Float> found;
  private final float[] scores;

  /**
   * What was found.
   *
   * @param rows that were found, none twice
   * @param scores of them, over the smallest float
   */
  FoundScores(int[] rows, float[] scores) {
    this.found = HashMap.newHashMap(rows.length);
    this.scores = scores;
    for (int i = 0; i < rows.length; i++) {
      found.put(rows[i], scores[i]);
    }
  }

  /** Counts of all items of a gallery of so many. */
  RankCounts counts(int gallery, int[] relevant, int[] grades) {
    float[] wanted = new float[relevant.length];
    int missed = 0;
    for (int i = 0; i < relevant.length; i++) {
      wanted[i] = found.getOrDefault(relevant[i], Float.NEGATIVE_INFINITY);
      missed += found.containsKey(relevant[i]) ? 0 : 1;
    }
    RankCounts counts = new RankCounts(wanted, grades);
    counts.add(scores);
    counts.add(Float.NEGATIVE_INFINITY, missed);
    counts.add(MISSED, gallery - scores.length - missed);
    return counts;
  }

  /** Scores of the relevant items, then of others. */
  float[] pool(int[] relevant, int[] others) {
    float[] pool = new float[relevant.length + others.length];
    for (int i = 0; i < relevant.length; i++) {
      pool[i] = found.getOrDefault(relevant[i], Float.NEGATIVE_INFINITY);
    }
    for (int i = 0; i < others.length; i++) {
      pool[relevant.length + i] = found.getOrDefault(others[i], MISSED);
    }
    return pool;
  }
}
