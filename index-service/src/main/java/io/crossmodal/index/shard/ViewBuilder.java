package io.crossmodal.index.shard;

import io.crossmodal.index.view.QuantizedView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Fills a new view with the vectors of a table's ordinals while items are written: in rounds, the
 * last one {@link #finish}ed while writes wait, so that nothing is missed.
 */
final class ViewBuilder {

  private static final int READ_AT_ONCE = 256;
  private static final int SMALL_ROUND = 1024;

  private final QuantizedView view;
  private final ItemTable table;
  private final ItemReader items;
  private final float[] filler;

  ViewBuilder(QuantizedView view, int dimension, ItemTable table, ItemReader items) {
    this.view = view;
    this.table = table;
    this.items = items;
    // Dead ordinals have no vector any more, and no search asks for their scores.
    this.filler = new float[dimension];
    filler[0] = 1;
  }

  /** Encodes what is there until little is left to do. */
  void catchUp() {
    while (table.population().ordinals() - view.size() > SMALL_ROUND) {
      encodeUpTo(table.population());
    }
  }

  /** Encodes the rest. */
  void finish() {
    encodeUpTo(table.population());
  }

  private void encodeUpTo(Population population) {
    while (view.size() < population.ordinals()) {
      int from = view.size();
      int until = Math.min(population.ordinals(), from + READ_AT_ONCE);
      Map<String, float[]> vectors = vectors(population, from, until);
      for (int ordinal = from; ordinal < until; ordinal++) {
        boolean alive = population.all().contains(ordinal);
        view.append(alive ? vectors.getOrDefault(table.columns().id(ordinal), filler) : filler);
      }
    }
  }

  private Map<String, float[]> vectors(Population population, int from, int until) {
    List<String> ids = new ArrayList<>();
    for (int ordinal = from; ordinal < until; ordinal++) {
      if (population.all().contains(ordinal)) {
        ids.add(table.columns().id(ordinal));
      }
    }
    Map<String, float[]> vectors = new HashMap<>();
    items.vectors(ids).forEach(item -> vectors.put(item.id(), item.vector()));
    return vectors;
  }
}
