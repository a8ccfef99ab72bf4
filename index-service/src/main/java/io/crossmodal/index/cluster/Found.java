package io.crossmodal.index.cluster;

import io.crossmodal.index.shard.Item;

/** One item found and its similarity to the query. */
public record Found(Item item, float score) {}
