package io.crossmodal.index.shard;

import org.jspecify.annotations.Nullable;

/**
 * Which items to read.
 *
 * @param modality only of this one; all if null
 * @param after only ids after this one; empty from the first
 * @param limit items at most
 * @param maxBytes after which the page ends, its last item being over them
 */
public record PageRequest(
    @Nullable Modality modality, String after, int limit, ItemParts parts, long maxBytes) {}
