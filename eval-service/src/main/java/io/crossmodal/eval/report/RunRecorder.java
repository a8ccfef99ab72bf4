package io.crossmodal.eval.report;

import io.crossmodal.eval.plan.Direction;
import io.crossmodal.eval.plan.ViewSpec;
import java.util.Arrays;
import java.util.List;

/**
 * Keeps the best items of each query of one view and direction.
 *
 * <p>Different queries may be given by different threads.
 */
public final class RunRecorder {

  private static final int MOST_LINES = 10_000;

  private final ViewSpec view;
  private final Direction direction;
  private final List<String> queryIds;
  private final List<String> itemIds;
  private final int depth;
  private final int[][] rows;
  private final float[][] scores;

  /**
   * A recorder.
   *
   * @param queryIds by query
   * @param itemIds by gallery row
   * @param leastDepth items a query that must be kept, if there are as many; more are where there
   *     are few queries, at most 100
   */
  public RunRecorder(
      ViewSpec view,
      Direction direction,
      List<String> queryIds,
      List<String> itemIds,
      int leastDepth) {
    this.view = view;
    this.direction = direction;
    this.queryIds = List.copyOf(queryIds);
    this.itemIds = List.copyOf(itemIds);
    int affordable = Math.min(100, MOST_LINES / Math.max(1, queryIds.size()));
    this.depth = Math.min(itemIds.size(), Math.max(leastDepth, affordable));
    this.rows = new int[queryIds.size()][];
    this.scores = new float[queryIds.size()][];
  }

  /** Takes the scores of a query by gallery row, and does not keep the array. */
  public void accept(int query, float[] byRow) {
    accept(query, 0, byRow);
  }

  /** Takes the scores of a query's rows from one on, beside those that it has already. */
  public void accept(int query, int firstRow, float[] some) {
    int[] best = rows[query] == null ? new int[0] : rows[query];
    float[] bestScores = scores[query] == null ? new float[0] : scores[query];
    int kept = best.length;
    best = Arrays.copyOf(best, depth);
    bestScores = Arrays.copyOf(bestScores, depth);
    for (int i = 0; i < some.length; i++) {
      int row = firstRow + i;
      if (kept < depth
          || (kept > 0 && before(some[i], row, bestScores[kept - 1], best[kept - 1]))) {
        kept = Math.min(depth, kept + 1);
        int place = kept - 1;
        for (; place > 0 && before(some[i], row, bestScores[place - 1], best[place - 1]); place--) {
          best[place] = best[place - 1];
          bestScores[place] = bestScores[place - 1];
        }
        best[place] = row;
        bestScores[place] = some[i];
      }
    }
    rows[query] = Arrays.copyOf(best, kept);
    scores[query] = Arrays.copyOf(bestScores, kept);
  }

  /** Takes the rows that a query found, best first, and their scores. */
  public void accept(int query, int[] found, float[] foundScores) {
    rows[query] = found;
    scores[query] = foundScores;
  }

  /** The run of the queries taken so far; a query without scores has an empty ranking. */
  public RankedRun run() {
    int[][] kept = Arrays.stream(rows).map(r -> r == null ? new int[0] : r).toArray(int[][]::new);
    float[][] keptScores =
        Arrays.stream(scores).map(s -> s == null ? new float[0] : s).toArray(float[][]::new);
    return new RankedRun(view, direction, queryIds, itemIds, kept, keptScores);
  }

  private boolean before(float score, int row, float otherScore, int other) {
    int byScore = Float.compare(score, otherScore);
    return byScore != 0 ? byScore > 0 : itemIds.get(row).compareTo(itemIds.get(other)) < 0;
  }
}
