package io.crossmodal.index.cluster;

import io.crossmodal.index.shard.WriteOutcome;

/**
 * What a write changed in a shard.
 *
 * @param sequence number of the shard's latest change, which the write is part of or comes before
 */
public record Written(WriteOutcome outcome, long sequence) {}
