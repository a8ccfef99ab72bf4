package io.crossmodal.index.cluster;

import java.util.ArrayList;
import java.util.List;

/**
 * Examples of what is wanted and what is not.
 *
 * @param positives at least one
 * @param negatives maybe none
 */
public record Examples(List<Query> positives, List<Query> negatives, Strategy strategy) {

  /** How examples become a score. */
  public enum Strategy {
    /** By one vector, made of all of them. */
    AVERAGE,
    /** By the nearest positive one, less the nearest negative one. */
    BEST_SCORE
  }

  /** The items that are examples. */
  List<String> ids() {
    List<String> ids = new ArrayList<>();
    for (List<Query> some : List.of(positives, negatives)) {
      for (Query query : some) {
        if (query instanceof Query.ByItem(String id)) {
          ids.add(id);
        }
      }
    }
    return ids.stream().distinct().toList();
  }
}
