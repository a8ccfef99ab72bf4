package io.crossmodal.index.shard;

import io.crossmodal.index.filter.FieldValue;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * An item and its similarity to a query in a view.
 *
 * @param group its value of the field that hits are grouped by; null if they are not
 */
public record RankedItem(
    String id, float score, Modality modality, long version, @Nullable FieldValue group) {

  /** An item that is in no group. */
  public RankedItem(String id, float score, Modality modality, long version) {
    this(id, score, modality, version, null);
  }

  /** The same item as one of a group. */
  RankedItem inGroup(FieldValue value) {
    return new RankedItem(id, score, modality, version, value);
  }

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
