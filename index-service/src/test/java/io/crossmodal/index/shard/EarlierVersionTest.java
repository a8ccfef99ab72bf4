package io.crossmodal.index.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** Directories from before there were files of views and a log of changes. */
@Timeout(60)
class EarlierVersionTest {

  @TempDir Path directory;

  private final SealedShard shard = new SealedShard();

  @Test
  void isOpenedAndGetsItsFiles() throws Exception {
    try (TestShards shards = new TestShards(directory)) {
      ShardStore before = shards.open(100, SealedShard.VIEWS);
      shard.upsert(before, 0, 90);
      before.close();
      dropChanges(shards.shard());
      ShardStore store = shards.open(100, SealedShard.VIEWS);
      assertThat(store.readForViews()).isEqualTo(90);
      shard.assertAnswers(store);
      shard.upsert(store, 80, 110);
      SealedShard.await(() -> store.sealedOrdinals() == 110);
      shard.upsert(store, 0, 5);
      store.close();
      ShardStore again = shards.open(100, SealedShard.VIEWS);
      assertThat(again.readForViews()).isEqualTo(5);
      shard.assertAnswers(again);
      again.close();
    }
  }

  private static void dropChanges(Path shard) throws RocksDBException {
    List<ColumnFamilyDescriptor> families = new ArrayList<>();
    try (Options options = new Options()) {
      for (byte[] name : RocksDB.listColumnFamilies(options, shard.toString())) {
        families.add(new ColumnFamilyDescriptor(name));
      }
    }
    List<ColumnFamilyHandle> handles = new ArrayList<>();
    try (DBOptions options = new DBOptions();
        RocksDB db = RocksDB.open(options, shard.toString(), families, handles)) {
      for (ColumnFamilyHandle handle : handles) {
        if (new String(handle.getName(), StandardCharsets.UTF_8).equals("changes")) {
          db.dropColumnFamily(handle);
        }
        handle.close();
      }
    }
  }
}
