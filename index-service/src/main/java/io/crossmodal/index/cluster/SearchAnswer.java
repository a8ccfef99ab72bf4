package io.crossmodal.index.cluster;

import java.util.List;

/**
 * The answer to one query.
 *
 * @param hits best first
 * @param view the one that was searched
 * @param slowestShardNanos of the shards that answered
 * @param vectorsScored in all shards
 */
public record SearchAnswer(
    List<Found> hits, Coverage coverage, String view, long slowestShardNanos, long vectorsScored) {}
