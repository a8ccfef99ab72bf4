package io.crossmodal.index.shard;

import io.crossmodal.index.filter.PayloadReader;
import io.crossmodal.index.view.Similarity;

/**
 * What a shard is opened with.
 *
 * @param identity what it belongs to
 * @param similarity how its vectors are compared
 * @param payloads reads what filters look at
 */
public record ShardSettings(ShardIdentity identity, Similarity similarity, PayloadReader payloads) {

  int dimension() {
    return identity.dimension();
  }
}
