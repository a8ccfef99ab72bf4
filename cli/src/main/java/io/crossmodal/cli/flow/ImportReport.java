package io.crossmodal.cli.flow;

import io.crossmodal.type.v1.ItemError;
import java.time.Duration;
import java.util.List;

/**
 * What an import came to.
 *
 * @param gallery name of the gallery
 * @param images picture items written
 * @param texts caption items written
 * @param unchanged items that the gallery held already, with the same picture or caption
 * @param errors one an item that could not be read, encoded or stored; their {@code index} counts
 *     within a batch
 * @param elapsed time of the whole import
 */
public record ImportReport(
    String gallery,
    long images,
    long texts,
    long unchanged,
    List<ItemError> errors,
    Duration elapsed) {

  public ImportReport {
    errors = List.copyOf(errors);
  }
}
