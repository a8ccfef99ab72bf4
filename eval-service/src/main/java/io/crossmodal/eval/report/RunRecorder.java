package io.crossmodal.eval.report;

import io.crossmodal.eval.plan.Direction;
import io.crossmodal.eval.plan.ViewSpec;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

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
    // The head of the queue is the worst item kept.
    PriorityQueue<Integer> best = new PriorityQueue<>(depth + 1, (a, b) -> order(byRow, b, a));
    for (int row = 0; row < byRow.length; row++) {
      if (best.size() < depth) {
        best.add(row);
      } else if (byRow[row] >= byRow[best.element()] && order(byRow, row, best.element()) < 0) {
        best.remove();
        best.add(row);
      }
    }
    int[] kept = best.stream().sorted((a, b) -> order(byRow, a, b)).mapToInt(row -> row).toArray();
    rows[query] = kept;
    scores[query] = new float[kept.length];
    for (int i = 0; i < kept.length; i++) {
      scores[query][i] = byRow[kept[i]];
    }
  }

  /** The run of the queries taken so far; a query without scores has an empty ranking. */
  public RankedRun run() {
    int[][] kept = Arrays.stream(rows).map(r -> r == null ? new int[0] : r).toArray(int[][]::new);
    float[][] keptScores =
        Arrays.stream(scores).map(s -> s == null ? new float[0] : s).toArray(float[][]::new);
    return new RankedRun(view, direction, queryIds, itemIds, kept, keptScores);
  }

  private int order(float[] scores, int a, int b) {
    int byScore = Float.compare(scores[b], scores[a]);
    return byScore != 0 ? byScore : itemIds.get(a).compareTo(itemIds.get(b));
  }
}
