package io.crossmodal.index.shard;

import java.util.List;

/**
 * What to rank a shard's items for.
 *
 * @param view its name
 * @param queries vectors of the gallery's dimension, checked
 * @param limit hits a query
 * @param selection which items may be found
 */
public record RankRequest(String view, List<float[]> queries, int limit, Selection selection) {}
