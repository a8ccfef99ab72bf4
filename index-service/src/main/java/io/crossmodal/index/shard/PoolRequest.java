package io.crossmodal.index.shard;

import java.util.List;

/**
 * Items to score for several queries.
 *
 * @param view its name
 * @param ids that the pools are made of, none twice
 */
public record PoolRequest(String view, List<String> ids, List<PoolQuery> queries) {}
