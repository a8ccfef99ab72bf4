package io.crossmodal.index.shard;

import io.crossmodal.index.view.VectorSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The stored vectors of a table's ordinals, read from the database.
 *
 * <p>Dead ordinals have no vector any more, and no search asks for their scores: they get a filler.
 */
final class OrdinalVectors implements VectorSource {

  private final ItemTable table;
  private final ItemReader items;
  private final float[] filler;

  OrdinalVectors(ItemTable table, ItemReader items, int dimension) {
    this.table = table;
    this.items = items;
    this.filler = new float[dimension];
    filler[0] = 1;
  }

  @Override
  public float[][] vectors(int from, int until) {
    Population population = table.population();
    List<String> ids = new ArrayList<>();
    for (int ordinal = from; ordinal < until; ordinal++) {
      if (population.all().contains(ordinal)) {
        ids.add(table.columns().id(ordinal));
      }
    }
    Map<String, float[]> stored = new HashMap<>();
    items.vectors(ids).forEach(item -> stored.put(item.id(), item.vector()));
    float[][] vectors = new float[until - from][];
    for (int ordinal = from; ordinal < until; ordinal++) {
      boolean alive = population.all().contains(ordinal);
      vectors[ordinal - from] =
          alive ? stored.getOrDefault(table.columns().id(ordinal), filler) : filler;
    }
    return vectors;
  }
}
