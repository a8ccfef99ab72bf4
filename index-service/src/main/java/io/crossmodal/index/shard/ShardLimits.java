package io.crossmodal.index.shard;

/**
 * Limits of each shard.
 *
 * @param rememberedRequests how many of the latest request ids are recognised when repeated
 * @param minDeadOrdinals dead ordinals below which they are never cleared away
 */
public record ShardLimits(long rememberedRequests, int minDeadOrdinals) {

  public ShardLimits {
    if (rememberedRequests < 1 || minDeadOrdinals < 1) {
      throw new IllegalArgumentException(
          "remembered requests: %d, min dead ordinals: %d (expected: at least 1)"
              .formatted(rememberedRequests, minDeadOrdinals));
    }
  }
}
