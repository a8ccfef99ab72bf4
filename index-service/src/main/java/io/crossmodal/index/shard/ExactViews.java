package io.crossmodal.index.shard;

import io.crossmodal.index.codec.Precision;
import io.crossmodal.index.view.QuantizedView;
import io.crossmodal.index.view.Reduction;
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
    ViewSpec spec = view.spec();
    ViewSpec exact =
        new ViewSpec(spec.name(), spec.dimension(), spec.reduction(), spec.seed(), Precision.FP32);
    try (QuantizedView stored = files.stored(table, exact)) {
      return work.apply(stored);
    }
  }

  private static boolean twins(ViewSpec exact, ViewSpec spec) {
    return exact.precision() == Precision.FP32
        && exact.dimension() == spec.dimension()
        && exact.reduction() == spec.reduction()
        && (spec.reduction() == Reduction.TRUNCATE || exact.seed() == spec.seed());
  }
}
