package io.crossmodal.eval.dataset;

import java.util.List;

/**
 * Who is looked for by whom, in one direction.
 *
 * @param queryIds of the queries that have a relevant item
 * @param itemIds of the items that are searched, all of that side
 * @param relevant rows of the relevant items by query, ascending, at least one each
 * @param grades of them in the same order; empty where all are 1
 * @param clusters by query, the same number for queries that are not independent: texts of one
 *     image
 */
public record Relevance(
    List<String> queryIds, List<String> itemIds, int[][] relevant, int[][] grades, int[] clusters) {

  private static final int[] ALIKE = {};

  public Relevance {
    queryIds = List.copyOf(queryIds);
    itemIds = List.copyOf(itemIds);
    if (relevant.length != queryIds.size() || clusters.length != queryIds.size()) {
      throw new IllegalArgumentException(
          "relevance: %d lists, %d clusters (expected: %d, one a query)"
              .formatted(relevant.length, clusters.length, queryIds.size()));
    }
  }

  /** Grades of a query's relevant items; empty where all are 1. */
  public int[] gradesOf(int query) {
    return grades.length == 0 ? ALIKE : grades[query];
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
