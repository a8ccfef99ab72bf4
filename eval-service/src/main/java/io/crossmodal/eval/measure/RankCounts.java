package io.crossmodal.eval.measure;

import java.util.Arrays;

/**
 * Counts, for one query, what scores above and beside its relevant items, as scores come.
 *
 * <p>Use: one instance a query, {@link #add} for the scores of all items, the relevant ones among
 * them, in any order and in as many parts as wanted.
 */
public final class RankCounts {

  private final RelevantScores counts;

  /**
   * Nothing is counted yet.
   *
   * @param relevant scores of the relevant items, at least one, none NaN
   * @param grades of them in the same order; empty if all are 1
   */
  public RankCounts(float[] relevant, int[] grades) {
    int[] all = new int[relevant.length];
    Arrays.setAll(all, i -> i);
    this.counts = new RelevantScores(relevant, all, grades);
  }

  /** Takes the scores of some items. */
  public void add(float[] scores) {
    counts.countAll(scores);
  }

  /** Takes one score of so many items. */
  void add(float score, int items) {
    counts.count(score, items);
  }

  /** The ranking of all that came. */
  TiedRanking ranking() {
    return counts.rankingOfAll();
  }
}
