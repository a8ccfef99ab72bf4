package io.crossmodal.eval.dataset;

import java.util.List;

/**
 * Who is looked for by whom, in one direction.
 *
 * @param queryIds of the queries that have a relevant item
 * @param itemIds of the items that are searched, all of that side
 * @param relevant rows of the relevant items by query, ascending, at least one each
 * @param images by query, the row of the image that it belongs to
 */
public record Relevance(
    List<String> queryIds, List<String> itemIds, int[][] relevant, int[] images) {

  public Relevance {
    queryIds = List.copyOf(queryIds);
    itemIds = List.copyOf(itemIds);
    if (relevant.length != queryIds.size() || images.length != queryIds.size()) {
      throw new IllegalArgumentException(
          "relevance: %d lists, %d images (expected: %d, one a query)"
              .formatted(relevant.length, images.length, queryIds.size()));
    }
  }

  /** Most relevant items that a query has; 0 without queries. */
  public int mostRelevant() {
    int most = 0;
    for (int[] rows : relevant) {
      most = Math.max(most, rows.length);
    }
    return most;
  }
}
