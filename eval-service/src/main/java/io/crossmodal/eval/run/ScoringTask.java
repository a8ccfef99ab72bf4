package io.crossmodal.eval.run;

import io.crossmodal.eval.dataset.Modality;
import io.crossmodal.eval.plan.Direction;
import io.crossmodal.eval.plan.ViewSpec;
import io.crossmodal.rpc.ServiceException;
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

  /**
   * The failure of some queries, which names them.
   *
   * @param view that was asked
   * @param queries by index, at least one
   * @param lacking what did not come, such as {@code no scores}
   */
  ServiceException failed(ViewSpec view, int[] queries, String lacking, ServiceException cause) {
    return new ServiceException(
        cause.reason(),
        "%s %s, queries %d to %d of %d: %s: %s"
            .formatted(
                view.name(),
                direction.key(),
                queries[0] + 1,
                queries[queries.length - 1] + 1,
                queryIds.size(),
                lacking,
                cause.getMessage()),
        cause);
  }
}
