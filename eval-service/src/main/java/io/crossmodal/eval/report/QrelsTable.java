package io.crossmodal.eval.report;

import io.crossmodal.eval.plan.Direction;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Which items are relevant to which queries, for tools that read TREC files.
 *
 * @param direction of the queries
 * @param queryIds by query
 * @param grades of the relevant items by their ids, by query
 */
public record QrelsTable(
    Direction direction, List<String> queryIds, List<SequencedMap<String, Integer>> grades) {

  public QrelsTable {
    queryIds = List.copyOf(queryIds);
    grades =
        grades.stream().map(LinkedHashMap::new).map(Collections::unmodifiableSequencedMap).toList();
    if (queryIds.size() != grades.size()) {
      throw new IllegalArgumentException(
          "qrels: %d queries, %d lists (expected: as many)"
              .formatted(queryIds.size(), grades.size()));
    }
  }
}
