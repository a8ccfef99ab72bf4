package io.crossmodal.eval.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Counts, for one query, the candidates above and beside its relevant items. */
final class RelevantScores {

  /** Levels from which on halving beats going through them. */
  private static final int MANY_LEVELS = 16;

  private final float[] scores;
  private final int[] relevantRows;
  private final float[] levels;
  private final int[] relevantAt;
  private final int[] gradesAt;
  private final List<Integer> ideal;
  private final int[] above;
  private final int[] tied;
  private int others;

  /**
   * Starts with the relevant items alone.
   *
   * @param scores by gallery row; NaN is refused where it is counted
   * @param relevantRows rows of the relevant items, none twice
   * @param grades of them in the same order; empty if all are 1
   */
  RelevantScores(float[] scores, int[] relevantRows, int[] grades) {
    this.scores = scores;
    this.relevantRows = relevantRows;
    this.levels = descendingLevels(scores, relevantRows);
    this.relevantAt = new int[levels.length];
    this.gradesAt = new int[grades.length == 0 ? 0 : levels.length];
    this.ideal = Grades.descending(grades);
    this.above = new int[levels.length];
    this.tied = new int[levels.length];
    for (int i = 0; i < relevantRows.length; i++) {
      int level = level(scores[relevantRows[i]]);
      relevantAt[level]++;
      if (grades.length > 0) {
        gradesAt[level] += grades[i];
      }
    }
  }

  /** Adds candidates that are not relevant: {@code rows[from..to)}. */
  void add(int[] rows, int from, int to) {
    for (int i = from; i < to; i++) {
      count(checked(scores, rows[i]));
    }
  }

  /** Adds every row that is not relevant. */
  void addGallery() {
    countAll(scores);
    forgetRelevant();
  }

  /** Counts scores of any items; the relevant ones among them are told apart in the end. */
  void countAll(float[] some) {
    for (int i = 0; i < some.length; i++) {
      count(checked(some, i));
    }
  }

  /** The ranking where all items were counted, relevant ones among them. */
  TiedRanking rankingOfAll() {
    forgetRelevant();
    return ranking();
  }

  /** Each relevant row was counted as tied with itself. */
  private void forgetRelevant() {
    for (int level = 0; level < levels.length; level++) {
      tied[level] -= relevantAt[level];
    }
    others -= relevantRows.length;
  }

  /** The ranking of all candidates added so far. */
  TiedRanking ranking() {
    List<TieGroup> groups = new ArrayList<>(levels.length);
    int higher = 0;
    for (int level = 0; level < levels.length; level++) {
      higher += above[level];
      groups.add(new TieGroup(higher, tied[level], relevantAt[level]));
      higher += tied[level];
    }
    return new TiedRanking(others + relevantRows.length, groups, grades());
  }

  private Grades grades() {
    if (ideal.isEmpty()) {
      return Grades.ALIKE;
    }
    List<Double> means = new ArrayList<>(levels.length);
    for (int level = 0; level < levels.length; level++) {
      means.add((double) gradesAt[level] / relevantAt[level]);
    }
    return new Grades(means, ideal);
  }

  /** Counts a candidate at the first level that it is not below; {@code above} is by interval. */
  private void count(float score) {
    count(score, 1);
  }

  /** The same of so many candidates. */
  void count(float score, int items) {
    others += items;
    if (score < levels[levels.length - 1]) {
      return;
    }
    int level = levels.length > MANY_LEVELS ? search(score) : 0;
    while (score < levels[level]) {
      level++;
    }
    if (score > levels[level]) {
      above[level] += items;
    } else {
      tied[level] += items;
    }
  }

  /** The first level that a score is not below; there is one. */
  private int search(float score) {
    int from = 0;
    int to = levels.length - 1;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (score < levels[middle]) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  private static float checked(float[] scores, int row) {
    float score = scores[row];
    if (Float.isNaN(score)) {
      throw new IllegalArgumentException("scores[%d]: NaN (expected: a number)".formatted(row));
    }
    return score;
  }

  private int level(float score) {
    int level = 0;
    while (levels[level] != score) {
      level++;
    }
    return level;
  }

  private float[] descendingLevels(float[] scores, int[] rows) {
    float[] sorted = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      // Adding zero makes -0 and 0 one level.
      sorted[i] = checked(scores, rows[i]) + 0f;
    }
    Arrays.sort(sorted);
    float[] distinct = new float[sorted.length];
    int n = 0;
    for (int i = sorted.length - 1; i >= 0; i--) {
      if (n == 0 || distinct[n - 1] != sorted[i]) {
        distinct[n++] = sorted[i];
      }
    }
    return Arrays.copyOf(distinct, n);
  }
}
