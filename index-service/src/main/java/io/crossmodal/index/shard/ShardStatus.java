package io.crossmodal.index.shard;

import java.util.List;

/**
 * What a shard holds.
 *
 * @param texts live items of that modality
 * @param images live items of that modality
 * @param videos live items of that modality
 * @param diskBytes of its database
 * @param views by name
 */
public record ShardStatus(
    long texts, long images, long videos, long diskBytes, List<ViewStatus> views) {

  /** Live items. */
  public long items() {
    return texts + images + videos;
  }
}
