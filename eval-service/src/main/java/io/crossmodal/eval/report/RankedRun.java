package io.crossmodal.eval.report;

import io.crossmodal.eval.plan.Direction;
import io.crossmodal.eval.plan.ViewSpec;
import java.util.List;

/**
 * The best items of every query of one view and direction, among the whole gallery.
 *
 * @param view that was searched
 * @param direction of the queries
 * @param queryIds by query
 * @param itemIds by gallery row
 * @param rows of the best items by query, by score descending, then id ascending
 * @param scores of those items
 */
public record RankedRun(
    ViewSpec view,
    Direction direction,
    List<String> queryIds,
    List<String> itemIds,
    int[][] rows,
    float[][] scores) {

  public RankedRun {
    queryIds = List.copyOf(queryIds);
    itemIds = List.copyOf(itemIds);
    if (rows.length != queryIds.size() || scores.length != queryIds.size()) {
      throw new IllegalArgumentException(
          "run: %d rankings, %d scores (expected: %d, one a query)"
              .formatted(rows.length, scores.length, queryIds.size()));
    }
  }

  /** For example {@code dim_256_prec_fp16_text_to_image}. */
  public String name() {
    return view.name() + "_" + direction.key();
  }
}
