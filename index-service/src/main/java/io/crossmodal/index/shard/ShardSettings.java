package io.crossmodal.index.shard;

import io.crossmodal.index.view.Similarity;

/**
 * What a shard is opened with.
 *
 * @param identity what it belongs to
 * @param similarity how its vectors are compared
 */
public record ShardSettings(ShardIdentity identity, Similarity similarity) {

  int dimension() {
    return identity.dimension();
  }
}
