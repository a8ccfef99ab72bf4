package io.crossmodal.index.cluster;

import io.crossmodal.index.shard.Deadline;
import io.crossmodal.index.shard.PoolQuery;
import io.crossmodal.index.shard.PoolRequest;
import io.crossmodal.index.shard.PoolScores;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Scores candidate pools: each shard its part of every pool; all of them must answer. */
public final class CandidateCoordinator {

  private final Galleries galleries;
  private final Scatter scatter;
  private final QueryVectors vectors;

  CandidateCoordinator(Galleries galleries, Scatter scatter, QueryVectors vectors) {
    this.galleries = galleries;
    this.scatter = scatter;
    this.vectors = vectors;
  }

  /**
   * One query and its pool.
   *
   * @param candidates positions in the ids; null for all of them in order
   */
  public record Pool(Query query, int @Nullable [] candidates) {}

  /**
   * Scores the pools.
   *
   * @param view its name; empty for the serving one
   * @param ids that the pools are made of, none twice
   * @param pools with positions that are checked
   * @param laps sizes of leading parts of every pool whose times are wanted too, checked
   */
  public PoolScores score(
      String gallery,
      String view,
      List<String> ids,
      List<Pool> pools,
      int[] laps,
      Deadline deadline) {
    PlacedGallery placed = galleries.get(gallery, deadline);
    String name = placed.view(view);
    List<float[]> queries = vectors.of(placed, pools.stream().map(Pool::query).toList(), deadline);
    List<PoolQuery> all = new ArrayList<>(pools.size());
    for (int i = 0; i < pools.size(); i++) {
      all.add(new PoolQuery(queries.get(i), pools.get(i).candidates(), laps));
    }
    PoolSplit split = PoolSplit.of(placed.router(), ids);
    List<PoolScores> parts =
        scatter.all(
            placed.shards(),
            s ->
                s.shard()
                    .score(
                        new PoolRequest(
                            name, split.ids(s.number()), split.queries(s.number(), all)),
                        deadline),
            deadline);
    checkKnown(parts);
    return split.join(all, parts);
  }

  private static void checkKnown(List<PoolScores> parts) {
    List<String> unknown = parts.stream().flatMap(p -> p.unknown().stream()).limit(10).toList();
    if (!unknown.isEmpty()) {
      throw ServiceException.of(
              ErrorReason.ITEM_NOT_FOUND,
              "ids: %s (expected: ids of items of the gallery)",
              String.join(", ", unknown))
          .with("item_id", unknown.getFirst());
    }
  }
}
