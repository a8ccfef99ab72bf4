package io.crossmodal.index.cluster;

import io.crossmodal.index.shard.ItemParts;
import io.crossmodal.index.shard.Selection;

/**
 * What to search for.
 *
 * @param view its name; empty for the serving one
 * @param k hits wanted
 * @param offset best hits to leave out first
 * @param selection which items may be found
 * @param parts what of the items the hits carry
 */
public record SearchParameters(
    String view, int k, int offset, Selection selection, ItemParts parts) {}
