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

  private record Range(Family family, byte[] from, byte[] until) {}

  private final List<Change> changes = new ArrayList<>();
  private final List<Range> deleted = new ArrayList<>();

  DatabaseBatch put(Family family, byte[] key, byte[] value) {
    changes.add(new Change(family, key, value));
    return this;
  }

  DatabaseBatch delete(Family family, byte[] key) {
    changes.add(new Change(family, key, null));
    return this;
  }

  /** Deletes the keys of a range, its end excluded, before anything else of the batch. */
  DatabaseBatch deleteRange(Family family, byte[] from, byte[] until) {
    deleted.add(new Range(family, from, until));
    return this;
  }

  void fill(WriteBatch batch, Map<Family, ColumnFamilyHandle> handles) throws RocksDBException {
    for (Range range : deleted) {
      batch.deleteRange(handles.get(range.family()), range.from(), range.until());
    }
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
