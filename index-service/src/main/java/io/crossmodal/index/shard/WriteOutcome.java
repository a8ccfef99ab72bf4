package io.crossmodal.index.shard;

/**
 * What a write changed.
 *
 * @param upserted items written
 * @param deleted items deleted
 * @param unknown ids to delete that no item had
 */
public record WriteOutcome(int upserted, int deleted, int unknown) {

  /** Nothing changed. */
  public static final WriteOutcome NONE = new WriteOutcome(0, 0, 0);

  /** Both together. */
  public WriteOutcome plus(WriteOutcome other) {
    return new WriteOutcome(
        upserted + other.upserted, deleted + other.deleted, unknown + other.unknown);
  }
}
