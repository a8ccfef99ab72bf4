package io.crossmodal.index.shard;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.rocksdb.Cache;
import org.rocksdb.Env;
import org.rocksdb.LRUCache;
import org.rocksdb.NativeLibraryLoader;
import org.rocksdb.Priority;
import org.rocksdb.WriteBufferManager;

/**
 * Memory that all shards of a process share for their databases, so that the number of shards does
 * not multiply it.
 */
public final class Storage implements AutoCloseable {

  private static final long BLOCK_CACHE_BYTES = 128L << 20;
  private static final long WRITE_BUFFER_BYTES = 256L << 20;

  static {
    loadLibrary();
    // Compaction can wait for searches; where it can't keep up, it is writes that wait for it.
    Env.getDefault().lowerThreadPoolCPUPriority(Priority.LOW);
  }

  private final Cache blockCache = new LRUCache(BLOCK_CACHE_BYTES);
  private final Cache writeBufferCache = new LRUCache(WRITE_BUFFER_BYTES);
  private final WriteBufferManager writeBuffers =
      new WriteBufferManager(WRITE_BUFFER_BYTES, writeBufferCache);

  /** Loads the native library and leaves no copy of it behind, however the process ends. */
  private static void loadLibrary() {
    try {
      Path directory = Files.createTempDirectory("crossmodal-rocksdb-");
      NativeLibraryLoader.getInstance().loadLibrary(directory.toString());
      // Where files in use have names of their own, it is deleted now; elsewhere at the exit.
      for (File file : Objects.requireNonNull(directory.toFile().listFiles())) {
        file.delete();
      }
      directory.toFile().delete();
    } catch (IOException e) {
      throw new UncheckedIOException("RocksDB's native library can't be loaded", e);
    }
  }

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
