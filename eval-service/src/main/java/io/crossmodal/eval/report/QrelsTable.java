package io.crossmodal.eval.report;

import io.crossmodal.eval.plan.Direction;
import java.util.List;

/**
 * Which items are relevant to which queries, for tools that read TREC files.
 *
 * @param direction of the queries
 * @param queryIds by query
 * @param relevantIds ids of the relevant items, by query
 */
public record QrelsTable(
    Direction direction, List<String> queryIds, List<List<String>> relevantIds) {

  public QrelsTable {
    queryIds = List.copyOf(queryIds);
    relevantIds = relevantIds.stream().map(List::copyOf).toList();
    if (queryIds.size() != relevantIds.size()) {
      throw new IllegalArgumentException(
          "qrels: %d queries, %d lists (expected: as many)"
              .formatted(queryIds.size(), relevantIds.size()));
    }
  }
}
