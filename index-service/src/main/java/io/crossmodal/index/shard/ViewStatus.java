package io.crossmodal.index.shard;

/**
 * What a view takes in a shard.
 *
 * @param bytes of its codes, as allocated
 * @param bytesPerVector of one encoded vector, its scale included
 * @param vectors encoded, dead ones included
 */
public record ViewStatus(String name, long bytes, int bytesPerVector, long vectors) {}
