package io.crossmodal.index.shard;

/**
 * Limits of each shard.
 *
 * @param rememberedRequests how many of the latest request ids are recognised when repeated
 * @param minDeadOrdinals dead ordinals below which they are never cleared away
 * @param minSealedOrdinals ordinals in memory below which they are never sealed in files
 * @param maxTailOrdinals ordinals in memory at which writes wait until they are sealed
 */
public record ShardLimits(
    long rememberedRequests, int minDeadOrdinals, int minSealedOrdinals, int maxTailOrdinals) {

  public ShardLimits {
    if (rememberedRequests < 1 || minDeadOrdinals < 1 || minSealedOrdinals < 1) {
      throw new IllegalArgumentException(
          "remembered requests: %d, min dead ordinals: %d, min sealed ordinals: %d (expected: at least 1)"
              .formatted(rememberedRequests, minDeadOrdinals, minSealedOrdinals));
    }
    if (maxTailOrdinals < minSealedOrdinals) {
      throw new IllegalArgumentException(
          "max tail ordinals: %d (expected: at least the min sealed ordinals, %d)"
              .formatted(maxTailOrdinals, minSealedOrdinals));
    }
  }
}
