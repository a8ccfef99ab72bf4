package io.crossmodal.eval.run;

import io.crossmodal.eval.dataset.Modality;
import io.crossmodal.eval.plan.Direction;
import java.util.List;

/**
 * One direction, as every view scores it.
 *
 * @param direction which side asks
 * @param queryIds of the queries
 * @param itemIds of the gallery, by row
 * @param among what its items are
 * @param candidates sizes of the pools, ascending
 * @param pools of the queries
 */
public record ScoringTask(
    Direction direction,
    List<String> queryIds,
    List<String> itemIds,
    Modality among,
    List<Integer> candidates,
    PoolSource pools) {

  public ScoringTask {
    queryIds = List.copyOf(queryIds);
    itemIds = List.copyOf(itemIds);
    candidates = List.copyOf(candidates);
  }
}
