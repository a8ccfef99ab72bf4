package io.crossmodal.index.shard;

import io.crossmodal.index.filter.FieldReport;
import java.util.List;

/**
 * Some of a shard's items in the order of their ids.
 *
 * @param more true if there may be more after the last one
 * @param fields what is known of the filter's fields
 */
public record Page(List<Item> items, boolean more, FieldReport fields) {

  /** A page of a request without a filter. */
  public Page(List<Item> items, boolean more) {
    this(items, more, FieldReport.NONE);
  }
}
