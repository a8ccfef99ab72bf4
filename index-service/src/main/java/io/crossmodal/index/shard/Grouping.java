package io.crossmodal.index.shard;

/**
 * Hits with equal values of a payload field are one group; items without it are left out.
 *
 * @param field its name
 * @param size hits a group, at least 1
 */
public record Grouping(String field, int size) {}
