package io.crossmodal.index.cluster;

import io.crossmodal.index.shard.WriteOutcome;

/**
 * What a write changed in a gallery.
 *
 * @param token says to a search that it must know the write
 */
public record Acknowledgement(WriteOutcome outcome, String token) {}
