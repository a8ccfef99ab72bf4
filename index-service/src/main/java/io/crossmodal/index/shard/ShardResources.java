package io.crossmodal.index.shard;

import java.util.concurrent.Executor;

/**
 * What the shards of a process share.
 *
 * @param storage native memory of their databases
 * @param directory the data directory, which knows whether there is room left
 * @param queries threads that work off large requests
 * @param background runs the clearing away of dead ordinals
 * @param limits of each shard
 */
public record ShardResources(
    Storage storage,
    DataDirectory directory,
    QueryPool queries,
    Executor background,
    ShardLimits limits) {}
