package io.crossmodal.index.shard;

import io.crossmodal.index.view.ViewSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Fills tables from the database: with what a generation does not know, or with everything. */
final class TableLoader {

  private static final int AT_ONCE = 4096;

  private final ItemReader items;
  private final ChangeLog changes;
  private final ShardFiles files;

  TableLoader(ItemReader items, ChangeLog changes, ShardFiles files) {
    this.items = items;
    this.changes = changes;
    this.files = files;
  }

  /** The table to start with, of the current generation's items, if there is one. */
  ItemTable begin(List<ViewSpec> views) {
    return files.table(files.open(changes.current()), views);
  }

  /**
   * Adds what the table's generation does not know, or where it has none, every item.
   *
   * @param writable false if nothing may be changed on the disk
   */
  void fill(ItemTable table, boolean writable) {
    ChangeLog.Mark mark = changes.current();
    Generation generation = table.generation();
    if (mark != null && generation != null) {
      replay(table, changes.since(mark));
    } else {
      if (mark != null && writable) {
        changes.forget();
      }
      all(table);
    }
    if (writable) {
      files.keepOnly(generation);
    }
  }

  /** Brings a table up to date with items that changed. */
  void replay(ItemTable table, Set<String> changed) {
    List<String> ids = List.copyOf(changed);
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      List<String> some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
      List<Item> upserts = items.vectors(some);
      Set<String> gone = new HashSet<>(some);
      upserts.forEach(item -> gone.remove(item.id()));
      table.apply(upserts, List.copyOf(gone));
    }
  }

  private void all(ItemTable table) {
    List<Item> some = new ArrayList<>(AT_ONCE);
    items.all(
        item -> {
          some.add(item);
          if (some.size() == AT_ONCE) {
            table.apply(some, List.of());
            some.clear();
          }
        });
    table.apply(some, List.of());
  }
}
