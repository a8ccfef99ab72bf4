package io.crossmodal.index.shard;

import java.util.function.BiPredicate;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Snapshot;

/** A snapshot that an open database keeps until it is closed. */
final class HeldSnapshot implements DatabaseSnapshot {

  private final ShardDatabase database;
  private final Snapshot held;
  private final ReadOptions options;

  HeldSnapshot(ShardDatabase database, Snapshot held) {
    this.database = database;
    this.held = held;
    // What is read once should not push out what is read often.
    this.options = new ReadOptions().setSnapshot(held).setFillCache(false);
  }

  @Override
  public void scan(Family family, BiPredicate<byte[], byte[]> visitor) {
    database.call(
        db -> {
          scan(db.newIterator(database.handle(family), options), new byte[0], visitor);
          return true;
        });
  }

  /** Hands over what an iterator finds from a key on, and closes it. */
  static void scan(RocksIterator iterator, byte[] from, BiPredicate<byte[], byte[]> visitor)
      throws RocksDBException {
    try (RocksIterator entries = iterator) {
      entries.seek(from);
      while (entries.isValid() && visitor.test(entries.key(), entries.value())) {
        entries.next();
      }
      entries.status();
    }
  }

  @Override
  public void close() {
    options.close();
    database.call(
        db -> {
          db.releaseSnapshot(held);
          return true;
        });
  }
}
