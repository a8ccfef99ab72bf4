package io.crossmodal.index.shard;

import io.crossmodal.index.filter.Filter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which items are meant.
 *
 * @param modality only of this one; all if null
 * @param filter only those that match, checked; all if null
 * @param excluded ids of items that are not meant
 */
public record Selection(
    @Nullable Modality modality, @Nullable Filter filter, List<String> excluded) {

  /** Every item. */
  public static final Selection ALL = new Selection(null, null, List.of());

  /** Items of which none is excluded. */
  public Selection(@Nullable Modality modality, @Nullable Filter filter) {
    this(modality, filter, List.of());
  }

  /** The items of a modality; all if null. */
  public static Selection of(@Nullable Modality modality) {
    return new Selection(modality, null, List.of());
  }

  /** The same without some items. */
  public Selection without(List<String> ids) {
    return new Selection(modality, filter, ids);
  }

  /** Those of these items that match another filter too. */
  public Selection and(Filter other) {
    List<Filter> both = new ArrayList<>(List.of(other));
    if (filter != null) {
      both.add(filter);
    }
    return new Selection(modality, new Filter.AllOf(both), excluded);
  }
}
