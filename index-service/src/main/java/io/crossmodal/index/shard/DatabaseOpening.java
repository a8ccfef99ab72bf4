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
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the databases of shards. */
final class DatabaseOpening {

  private static final Logger LOG = LoggerFactory.getLogger(DatabaseOpening.class);

  private DatabaseOpening() {}

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
      return open(directory, options, writable);
    } catch (RocksDBException e) {
      options.close();
      throw StorageErrors.of(directory, e);
    } catch (IOException e) {
      options.close();
      throw StorageErrors.of(directory, e);
    }
  }

  private static ShardDatabase open(Path directory, DatabaseOptions options, boolean writable)
      throws RocksDBException {
    String path = directory.toString();
    List<Family> known = writable ? List.of(Family.values()) : DatabaseOptions.existing(path);
    List<ColumnFamilyDescriptor> families = known.stream().map(options::descriptor).toList();
    List<ColumnFamilyHandle> opened = new ArrayList<>();
    RocksDB db =
        writable
            ? RocksDB.open(options.database(), path, families, opened)
            : RocksDB.openReadOnly(options.database(), path, families, opened);
    Map<Family, ColumnFamilyHandle> handles = new EnumMap<>(Family.class);
    for (int i = 0; i < known.size(); i++) {
      handles.put(known.get(i), opened.get(i));
    }
    return new ShardDatabase(directory, options, db, handles, writable);
  }
}
