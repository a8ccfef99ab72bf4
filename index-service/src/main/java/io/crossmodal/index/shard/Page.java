package io.crossmodal.index.shard;

import java.util.List;

/**
 * Some of a shard's items in the order of their ids.
 *
 * @param more true if there may be more after the last one
 */
public record Page(List<Item> items, boolean more) {}
