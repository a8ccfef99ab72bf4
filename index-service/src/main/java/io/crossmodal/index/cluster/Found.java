package io.crossmodal.index.cluster;

import io.crossmodal.index.filter.FieldValue;
import io.crossmodal.index.shard.Item;
import org.jspecify.annotations.Nullable;

/**
 * One item found and its similarity to the query.
 *
 * @param group its value of the field that hits are grouped by; null if they are not
 */
public record Found(Item item, float score, @Nullable FieldValue group) {}
