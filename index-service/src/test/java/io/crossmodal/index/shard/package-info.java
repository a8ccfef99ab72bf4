/** Shards against a model in memory, and against crashes and full disks. */
@NullMarked
package io.crossmodal.index.shard;

import org.jspecify.annotations.NullMarked;
