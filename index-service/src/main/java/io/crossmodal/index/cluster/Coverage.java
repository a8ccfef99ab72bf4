package io.crossmodal.index.cluster;

import java.util.List;

/**
 * How much of a gallery an answer speaks of.
 *
 * @param total shards of the gallery
 * @param succeeded shards that answered
 * @param unreachable the others, each as "shard 1 at 10.0.0.7:9090: DEADLINE_EXCEEDED"
 */
public record Coverage(int total, int succeeded, List<String> unreachable) {}
