package io.crossmodal.index.shard;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rocksdb.Checkpoint;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * A shard's RocksDB: one write batch at a time, in the write-ahead log when {@link #write} returns.
 *
 * <p>Every call holds the database open; {@link #close} waits for the calls under way, because the
 * native library must not be closed beneath them.
 */
final class ShardDatabase implements AutoCloseable {

  private final Path directory;
  private final DatabaseOptions options;
  private final RocksDB db;
  private final boolean writable;
  private final Map<Family, ColumnFamilyHandle> handles;
  private final ReadWriteLock open = new ReentrantReadWriteLock();
  private boolean closed;

  /**
   * Takes over what {@link DatabaseOpening} opened.
   *
   * @param handles of the families that it has
   * @param writable false where the disk was full or read-only
   */
  ShardDatabase(
      Path directory,
      DatabaseOptions options,
      RocksDB db,
      Map<Family, ColumnFamilyHandle> handles,
      boolean writable) {
    this.directory = directory;
    this.options = options;
    this.db = db;
    this.handles = new EnumMap<>(handles);
    this.writable = writable;
  }

  /** False where the disk was full or read-only. */
  boolean writable() {
    return writable;
  }

  Path directory() {
    return directory;
  }

  byte @Nullable [] get(Family family, byte[] key) {
    return call(db -> db.get(handle(family), key));
  }

  /** The values of the keys, null where there is none. */
  List<byte[]> get(Family family, List<byte[]> keys) {
    if (keys.isEmpty()) {
      return List.of();
    }
    List<ColumnFamilyHandle> families = new ArrayList<>(keys.size());
    for (int i = 0; i < keys.size(); i++) {
      families.add(handle(family));
    }
    return call(db -> db.multiGetAsList(families, keys));
  }

  /** Hands over every entry from a key on, until the visitor says false. */
  void scan(Family family, byte[] from, BiPredicate<byte[], byte[]> visitor) {
    call(
        db -> {
          try (ReadOptions options = new ReadOptions()) {
            HeldSnapshot.scan(db.newIterator(handle(family), options), from, visitor);
          }
          return true;
        });
  }

  /** Holds on to what there is now; the caller closes it before the database. */
  DatabaseSnapshot snapshot() {
    return new HeldSnapshot(this, call(RocksDB::getSnapshot));
  }

  /** The greatest key, if there is any. */
  byte @Nullable [] lastKey(Family family) {
    if (!handles.containsKey(family)) {
      return null;
    }
    return call(
        db -> {
          try (RocksIterator entries = db.newIterator(handle(family))) {
            entries.seekToLast();
            return entries.isValid() ? entries.key() : null;
          }
        });
  }

  /** Applies all of a batch or nothing of it. */
  void write(DatabaseBatch batch, boolean sync) {
    if (!writable) {
      throw ServiceException.of(
          ErrorReason.STORAGE_FULL,
          "data directory %s: the disk was full or read-only when the service started (expected: room,"
              + " and a restart); nothing was written",
          directory);
    }
    call(
        db -> {
          try (WriteBatch changes = new WriteBatch();
              WriteOptions how = new WriteOptions().setSync(sync)) {
            batch.fill(changes, handles);
            db.write(how, changes);
          }
          return true;
        });
  }

  /** Number of the latest change; rises with every batch, also over restarts. */
  long sequence() {
    return call(RocksDB::getLatestSequenceNumber);
  }

  /** Forces all that was written to the disk. */
  void sync() {
    call(
        db -> {
          db.syncWal();
          return true;
        });
  }

  /** Makes a directory with a copy of the database as it is now, sharing files where it can. */
  void checkpoint(Path target) {
    call(
        db -> {
          try (Checkpoint checkpoint = Checkpoint.create(db)) {
            checkpoint.createCheckpoint(target.toString());
          }
          return true;
        });
  }

  long diskBytes() {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw StorageErrors.of(directory, e);
    }
  }

  /** Writes out what is in memory and closes. */
  @Override
  public void close() {
    open.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        handles.values().forEach(ColumnFamilyHandle::close);
        db.close();
        options.close();
      }
    } finally {
      open.writeLock().unlock();
    }
  }

  ColumnFamilyHandle handle(Family family) {
    ColumnFamilyHandle handle = handles.get(family);
    if (handle == null) {
      throw new IllegalStateException("no column family " + family);
    }
    return handle;
  }

  /** Does something while the database is held open. */
  <T extends @Nullable Object> T call(Step<T> step) {
    open.readLock().lock();
    try {
      if (closed) {
        throw ServiceException.of(ErrorReason.UNREACHABLE, "shard %s: closed", directory);
      }
      return step.run(db);
    } catch (RocksDBException e) {
      throw StorageErrors.of(directory, e);
    } finally {
      open.readLock().unlock();
    }
  }

  /** Something done with the open database. */
  interface Step<T extends @Nullable Object> {
    T run(RocksDB db) throws RocksDBException;
  }
}
