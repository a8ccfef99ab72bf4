package io.crossmodal.index.shard;

import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * Memory that all shards of a process share for their databases, so that the number of shards does
 * not multiply it.
 */
public final class Storage implements AutoCloseable {

  private static final long BLOCK_CACHE_BYTES = 128L << 20;
  private static final long WRITE_BUFFER_BYTES = 256L << 20;

  static {
    RocksDB.loadLibrary();
  }

  private final Cache blockCache = new LRUCache(BLOCK_CACHE_BYTES);
  private final Cache writeBufferCache = new LRUCache(WRITE_BUFFER_BYTES);
  private final WriteBufferManager writeBuffers =
      new WriteBufferManager(WRITE_BUFFER_BYTES, writeBufferCache);

  Cache blockCache() {
    return blockCache;
  }

  WriteBufferManager writeBuffers() {
    return writeBuffers;
  }

  /** Frees the memory; every shard must be closed before. */
  @Override
  public void close() {
    writeBuffers.close();
    writeBufferCache.close();
    blockCache.close();
  }
}
