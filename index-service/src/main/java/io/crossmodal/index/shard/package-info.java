/** One shard: its items in a RocksDB as the durable truth, and its live views in memory. */
@NullMarked
package io.crossmodal.index.shard;

import org.jspecify.annotations.NullMarked;
