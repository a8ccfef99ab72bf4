package io.crossmodal.index.shard;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.CompressionType;
import org.rocksdb.DBOptions;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** How a shard's database is opened. Holds native objects that must outlive the database. */
final class DatabaseOptions implements AutoCloseable {

  private static final long WRITE_BUFFER_BYTES = 16L << 20;
  private static final long MAX_WAL_BYTES = 64L << 20;
  private static final long MIN_BLOB_BYTES = 1 << 10;
  private static final int MAX_OPEN_FILES = 256;

  private final Storage storage;
  private final List<ColumnFamilyOptions> owned = new ArrayList<>();
  private final BloomFilter bloom = new BloomFilter(10);
  private final DBOptions database;

  DatabaseOptions(Storage storage, boolean create) {
    this.storage = storage;
    database =
        new DBOptions()
            .setCreateIfMissing(create)
            .setCreateMissingColumnFamilies(true)
            .setWriteBufferManager(storage.writeBuffers())
            .setMaxTotalWalSize(MAX_WAL_BYTES)
            .setMaxOpenFiles(MAX_OPEN_FILES)
            .setMaxBackgroundJobs(2)
            .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
            .setKeepLogFileNum(2);
  }

  DBOptions database() {
    return database;
  }

  ColumnFamilyDescriptor descriptor(Family family) {
    ColumnFamilyOptions options =
        new ColumnFamilyOptions()
            .setWriteBufferSize(WRITE_BUFFER_BYTES)
            .setCompressionType(CompressionType.LZ4_COMPRESSION)
            .setTableFormatConfig(
                new BlockBasedTableConfig()
                    .setBlockCache(storage.blockCache())
                    .setFilterPolicy(bloom));
    if (family == Family.CONTENT) {
      // Pictures are large and compressed: keep them out of the sorted files that compaction
      // copies.
      options
          .setEnableBlobFiles(true)
          .setMinBlobSize(MIN_BLOB_BYTES)
          .setEnableBlobGarbageCollection(true);
    }
    owned.add(options);
    return new ColumnFamilyDescriptor(family.storedName(), options);
  }

  /**
   * The families that a database has: one of an earlier version has not all of them, and none can
   * be added by reading.
   */
  static List<Family> existing(String path) throws RocksDBException {
    Set<String> stored = new HashSet<>();
    try (Options defaults = new Options()) {
      for (byte[] name : RocksDB.listColumnFamilies(defaults, path)) {
        stored.add(new String(name, StandardCharsets.UTF_8));
      }
    }
    return Stream.of(Family.values())
        .filter(f -> stored.contains(new String(f.storedName(), StandardCharsets.UTF_8)))
        .toList();
  }

  @Override
  public void close() {
    database.close();
    owned.forEach(ColumnFamilyOptions::close);
    bloom.close();
  }
}
