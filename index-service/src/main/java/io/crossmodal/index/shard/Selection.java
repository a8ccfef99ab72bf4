package io.crossmodal.index.shard;

import io.crossmodal.index.filter.Filter;
import org.jspecify.annotations.Nullable;

/**
 * Which items are meant.
 *
 * @param modality only of this one; all if null
 * @param filter only those that match, checked; all if null
 */
public record Selection(@Nullable Modality modality, @Nullable Filter filter) {

  /** Every item. */
  public static final Selection ALL = new Selection(null, null);

  /** The items of a modality; all if null. */
  public static Selection of(@Nullable Modality modality) {
    return new Selection(modality, null);
  }
}
