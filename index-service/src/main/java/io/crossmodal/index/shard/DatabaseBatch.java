package io.crossmodal.index.shard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** Changes to a {@link ShardDatabase} that are made together. */
final class DatabaseBatch {

  private record Change(Family family, byte[] key, byte @Nullable [] value) {}

  private final List<Change> changes = new ArrayList<>();

  DatabaseBatch put(Family family, byte[] key, byte[] value) {
    changes.add(new Change(family, key, value));
    return this;
  }

  DatabaseBatch delete(Family family, byte[] key) {
    changes.add(new Change(family, key, null));
    return this;
  }

  void fill(WriteBatch batch, Map<Family, ColumnFamilyHandle> handles) throws RocksDBException {
    for (Change change : changes) {
      byte[] value = change.value();
      if (value == null) {
        batch.delete(handles.get(change.family()), change.key());
      } else {
        batch.put(handles.get(change.family()), change.key(), value);
      }
    }
  }
}
