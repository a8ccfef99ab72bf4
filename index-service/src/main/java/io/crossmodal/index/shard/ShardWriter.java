package io.crossmodal.index.shard;

import java.util.ArrayList;
import java.util.List;

/** Makes changes to a shard: first in its database, then in memory. */
final class ShardWriter {

  private final ShardDatabase database;
  private final AppliedRequests applied;
  private final ChangeLog changes;
  private final LiveTable live;
  private final DataDirectory directory;

  ShardWriter(
      ShardDatabase database,
      AppliedRequests applied,
      ChangeLog changes,
      LiveTable live,
      DataDirectory directory) {
    this.database = database;
    this.applied = applied;
    this.changes = changes;
    this.live = live;
    this.directory = directory;
  }

  WriteOutcome write(WriteRequest request) {
    boolean sync = request.durability() == Durability.FSYNCED;
    return live.exclusively(
        () -> {
          WriteOutcome earlier = applied.find(request);
          if (earlier == null) {
            return apply(request, sync);
          }
          if (sync) {
            database.sync();
          }
          return earlier;
        });
  }

  private WriteOutcome apply(WriteRequest request, boolean sync) {
    if (!request.upserts().isEmpty()) {
      // Deletes go on: they are what makes room.
      directory.requireSpace();
    }
    ItemTable table = live.table();
    List<Item> upserts =
        request.upserts().stream().map(i -> i.atVersion(table.version(i.id()) + 1)).toList();
    List<String> deletes = new ArrayList<>(request.deletes());
    deletes.removeIf(id -> table.ordinal(id) == null);
    WriteOutcome outcome =
        new WriteOutcome(upserts.size(), deletes.size(), request.deletes().size() - deletes.size());
    DatabaseBatch batch = new DatabaseBatch();
    upserts.forEach(item -> put(batch, item));
    for (String id : deletes) {
      byte[] key = ItemCodec.key(id);
      batch.delete(Family.ITEMS, key).delete(Family.CONTENT, key);
    }
    List<String> changed = new ArrayList<>(deletes);
    upserts.forEach(item -> changed.add(item.id()));
    applied.add(batch, request, outcome);
    changes.add(batch, changed);
    database.write(batch, sync);
    applied.added(request);
    changes.added(changed.size());
    live.apply(upserts, deletes);
    return outcome;
  }

  private static void put(DatabaseBatch batch, Item item) {
    byte[] key = ItemCodec.key(item.id());
    batch.put(Family.ITEMS, key, ItemCodec.encode(item));
    if (item.content() != null) {
      batch.put(Family.CONTENT, key, ItemCodec.encode(item.content()));
    } else if (item.version() > 1) {
      batch.delete(Family.CONTENT, key);
    }
  }
}
