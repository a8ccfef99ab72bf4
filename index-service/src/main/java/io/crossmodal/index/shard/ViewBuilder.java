package io.crossmodal.index.shard;

import io.crossmodal.index.view.QuantizedView;
import io.crossmodal.index.view.VectorSource;

/**
 * Fills a new view with the vectors of a table's ordinals while items are written: in rounds, the
 * last one {@link #finish}ed while writes wait, so that nothing is missed.
 */
final class ViewBuilder {

  private static final int READ_AT_ONCE = 256;
  private static final int SMALL_ROUND = 1024;

  private final QuantizedView view;
  private final ItemTable table;
  private final VectorSource vectors;

  ViewBuilder(QuantizedView view, ItemTable table, VectorSource vectors) {
    this.view = view;
    this.table = table;
    this.vectors = vectors;
  }

  /** Encodes what is there until little is left to do. */
  void catchUp() {
    while (table.population().ordinals() - view.size() > SMALL_ROUND) {
      encodeUpTo(table.population().ordinals());
    }
  }

  /** Encodes the rest. */
  void finish() {
    encodeUpTo(table.population().ordinals());
  }

  private void encodeUpTo(int ordinals) {
    while (view.size() < ordinals) {
      int from = view.size();
      for (float[] vector : vectors.vectors(from, Math.min(ordinals, from + READ_AT_ONCE))) {
        view.append(vector);
      }
    }
  }
}
