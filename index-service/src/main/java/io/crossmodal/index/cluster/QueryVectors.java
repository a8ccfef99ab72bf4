package io.crossmodal.index.cluster;

import io.crossmodal.index.shard.Deadline;
import io.crossmodal.index.shard.Item;
import io.crossmodal.index.shard.ItemParts;
import io.crossmodal.index.view.VectorCheck;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes vectors of queries: checks those that were given, and reads those of items. */
final class QueryVectors {

  private static final ItemParts VECTOR = new ItemParts(true, false, false);

  private final ItemCoordinator items;

  QueryVectors(ItemCoordinator items) {
    this.items = items;
  }

  /** One vector a query, in order; the first bad query fails with its position. */
  List<float[]> of(PlacedGallery gallery, List<Query> queries, Deadline deadline) {
    List<String> ids = new ArrayList<>();
    for (Query query : queries) {
      if (query instanceof Query.ByItem(String id)) {
        ids.add(id);
      }
    }
    Map<String, Item> found = ids.isEmpty() ? Map.of() : items.read(gallery, ids, VECTOR, deadline);
    List<float[]> vectors = new ArrayList<>(queries.size());
    for (int i = 0; i < queries.size(); i++) {
      vectors.add(
          switch (queries.get(i)) {
            case Query.ByVector(float[] vector) -> check(vector, gallery.dimension(), i);
            case Query.ByItem(String id) -> stored(found, id, i);
          });
    }
    return vectors;
  }

  private static float[] stored(Map<String, Item> found, String id, int position) {
    Item item = found.get(id);
    if (item == null) {
      throw ServiceException.of(
              ErrorReason.ITEM_NOT_FOUND,
              "query %d: item_id: %s (expected: the id of an item of the gallery)",
              position,
              id)
          .with("item_id", id);
    }
    return item.vector();
  }

  private static float[] check(float[] vector, int dimension, int position) {
    try {
      return VectorCheck.check(vector, dimension);
    } catch (IllegalArgumentException e) {
      throw new ServiceException(
              ErrorReason.INVALID_VECTOR, "query %d: %s".formatted(position, e.getMessage()), e)
          .with("query", position);
    }
  }
}
