package io.crossmodal.index.shard;

import java.util.Comparator;

/** An item and its similarity to a query in a view. */
public record RankedItem(String id, float score, Modality modality, long version) {

  /** By score, highest first, then by {@link IdOrder}. */
  public static final Comparator<RankedItem> BEST_FIRST =
      (a, b) -> {
        // Not Float.compare, which tells zero from minus zero.
        if (a.score == b.score) {
          return IdOrder.INSTANCE.compare(a.id, b.id);
        }
        return a.score > b.score ? -1 : 1;
      };
}
