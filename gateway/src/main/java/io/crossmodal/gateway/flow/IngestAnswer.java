package io.crossmodal.gateway.flow;

import io.crossmodal.index.v1.Durability;
import io.crossmodal.type.v1.ItemError;
import java.time.Duration;
import java.util.List;

/**
 * What became of items to store.
 *
 * @param gallery name of the gallery
 * @param upserted items written
 * @param errors one a bad item, by its position in the request
 * @param durability how well the written ones are kept
 * @param encode time of the encoder's calls
 * @param store time of the index's call
 */
public record IngestAnswer(
    String gallery,
    int upserted,
    List<ItemError> errors,
    Durability durability,
    Duration encode,
    Duration store) {

  public IngestAnswer {
    errors = List.copyOf(errors);
  }
}
