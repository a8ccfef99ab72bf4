package io.crossmodal.index.cluster;

import io.crossmodal.index.search.SearchPlan;
import java.util.List;
import java.util.Set;

/**
 * The answer to one query.
 *
 * @param hits best first
 * @param view the one that was searched
 * @param slowestShardNanos of the shards that answered
 * @param vectorsScored in all shards
 * @param plans of those shards
 * @param certainty how likely it is that the hits are exactly the best of those shards, 0 to 1; not
 *     a number where that is not known
 * @param partial true if the deadline came before all items were looked at
 */
public record SearchAnswer(
    List<Found> hits,
    Coverage coverage,
    String view,
    long slowestShardNanos,
    long vectorsScored,
    Set<SearchPlan> plans,
    double certainty,
    boolean partial) {}
