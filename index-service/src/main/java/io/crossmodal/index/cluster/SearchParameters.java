package io.crossmodal.index.cluster;

import io.crossmodal.index.shard.ItemParts;
import io.crossmodal.index.shard.Modality;
import org.jspecify.annotations.Nullable;

/**
 * What to search for.
 *
 * @param view its name; empty for the serving one
 * @param k hits wanted
 * @param offset best hits to leave out first
 * @param modality only items of this one; all if null
 * @param parts what of the items the hits carry
 */
public record SearchParameters(
    String view, int k, int offset, @Nullable Modality modality, ItemParts parts) {}
