package io.crossmodal.index.shard;

import io.crossmodal.index.codec.Precision;
import io.crossmodal.index.view.QuantizedView;
import io.crossmodal.index.view.ViewSpec;
import java.util.function.Function;

/** Stored vectors at a view's dimension in fp32, as a view. */
final class ExactViews {

  private final ShardFiles files;

  ExactViews(ShardFiles files) {
    this.files = files;
  }

  /**
   * Works with the fp32 view of a table that reduces vectors as another one does; without one, with
   * a view that reads every vector from the database.
   */
  <T> T with(ItemTable table, QuantizedView view, Function<QuantizedView, T> work) {
    for (QuantizedView other : table.views().values()) {
      if (twins(other.spec(), view.spec())) {
        return work.apply(other);
      }
    }
    try (QuantizedView stored = files.stored(table, view.spec().inFp32())) {
      return work.apply(stored);
    }
  }

  private static boolean twins(ViewSpec exact, ViewSpec spec) {
    return exact.precision() == Precision.FP32 && exact.reducesLike(spec);
  }
}
