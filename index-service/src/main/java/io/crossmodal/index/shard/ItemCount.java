package io.crossmodal.index.shard;

import io.crossmodal.index.filter.FieldReport;

/**
 * How many live items of a shard are meant.
 *
 * @param fields what it knows of the filter's fields
 */
public record ItemCount(long items, FieldReport fields) {}
