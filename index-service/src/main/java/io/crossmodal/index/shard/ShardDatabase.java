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
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A shard's RocksDB: one write batch at a time, in the write-ahead log when {@link #write} returns.
 *
 * <p>Every call holds the database open; {@link #close} waits for the calls under way, because the
 * native library must not be closed beneath them.
 */
final class ShardDatabase implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ShardDatabase.class);

  private final Path directory;
  private final DatabaseOptions options;
  private final RocksDB db;
  private final boolean writable;
  private final Map<Family, ColumnFamilyHandle> handles = new EnumMap<>(Family.class);
  private final ReadWriteLock open = new ReentrantReadWriteLock();
  private boolean closed;

  private ShardDatabase(Path directory, DatabaseOptions options, boolean writable)
      throws RocksDBException {
    this.directory = directory;
    this.options = options;
    this.writable = writable;
    List<ColumnFamilyHandle> opened = new ArrayList<>();
    String path = directory.toString();
    List<Family> known = writable ? List.of(Family.values()) : DatabaseOptions.existing(path);
    List<ColumnFamilyDescriptor> families = known.stream().map(options::descriptor).toList();
    this.db =
        writable
            ? RocksDB.open(options.database(), path, families, opened)
            : RocksDB.openReadOnly(options.database(), path, families, opened);
    for (int i = 0; i < known.size(); i++) {
      handles.put(known.get(i), opened.get(i));
    }
  }

  /** False where the disk was full or read-only. */
  boolean writable() {
    return writable;
  }

  /**
   * Opens the database of a directory; where the disk is full or read-only, for reading alone.
   *
   * @param create makes it if there is none; else that is an error
   */
  static ShardDatabase open(Path directory, Storage storage, boolean create) {
    if (!create && !Files.exists(directory.resolve("CURRENT"))) {
      throw ServiceException.of(
          ErrorReason.STORAGE_FAILED, "shard directory %s: missing or without data", directory);
    }
    try {
      return open(directory, storage, create, true);
    } catch (ServiceException e) {
      if (create || e.reason() != ErrorReason.STORAGE_FULL) {
        throw e;
      }
      LOG.warn("{} (opened for reading alone)", e.getMessage());
      return open(directory, storage, false, false);
    }
  }

  private static ShardDatabase open(
      Path directory, Storage storage, boolean create, boolean writable) {
    DatabaseOptions options = new DatabaseOptions(storage, create);
    try {
      if (create) {
        Files.createDirectories(directory);
      }
      return new ShardDatabase(directory, options, writable);
    } catch (RocksDBException e) {
      options.close();
      throw StorageErrors.of(directory, e);
    } catch (IOException e) {
      options.close();
      throw StorageErrors.of(directory, e);
    }
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
