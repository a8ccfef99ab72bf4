package io.crossmodal.index.shard;

import io.crossmodal.index.search.SearchPlan;
import java.util.List;

/**
 * The best items of a shard for one query, by score, highest first, then by {@link IdOrder}.
 *
 * @param elapsedNanos time of this query in the shard
 * @param vectorsScored how many vectors were scored for it
 * @param plan how the items were found
 * @param certainty how likely it is that the items are exactly the best, 0 to 1; not a number where
 *     that is not known
 * @param partial true if the deadline came before all of them were
 */
public record Ranking(
    List<RankedItem> items,
    long elapsedNanos,
    long vectorsScored,
    SearchPlan plan,
    double certainty,
    boolean partial) {}
