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
    int[] best = new int[depth];
    int kept = 0;
    for (int row = 0; row < byRow.length; row++) {
      if (kept < depth || (kept > 0 && before(byRow, row, best[kept - 1]))) {
        kept = Math.min(depth, kept + 1);
        int place = kept - 1;
        for (; place > 0 && before(byRow, row, best[place - 1]); place--) {
          best[place] = best[place - 1];
        }
        best[place] = row;
      }
    }
    rows[query] = best;
    scores[query] = new float[depth];
    for (int i = 0; i < depth; i++) {
      scores[query][i] = byRow[best[i]];
    }
  }

  /** The run of the queries taken so far; a query without scores has an empty ranking. */
  public RankedRun run() {
    int[][] kept = Arrays.stream(rows).map(r -> r == null ? new int[0] : r).toArray(int[][]::new);
    float[][] keptScores =
        Arrays.stream(scores).map(s -> s == null ? new float[0] : s).toArray(float[][]::new);
    return new RankedRun(view, direction, queryIds, itemIds, kept, keptScores);
  }

  private boolean before(float[] scores, int a, int b) {
    int byScore = Float.compare(scores[a], scores[b]);
    return byScore != 0 ? byScore > 0 : itemIds.get(a).compareTo(itemIds.get(b)) < 0;
  }
}
