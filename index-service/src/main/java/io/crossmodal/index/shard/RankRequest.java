package io.crossmodal.index.shard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to rank a shard's items for.
 *
 * @param view its name
 * @param queries vectors of the gallery's dimension, checked
 * @param limit hits a query
 * @param modality only items of this one; all if null
 */
public record RankRequest(
    String view, List<float[]> queries, int limit, @Nullable Modality modality) {}
