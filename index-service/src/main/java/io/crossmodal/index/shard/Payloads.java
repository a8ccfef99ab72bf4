package io.crossmodal.index.shard;

import io.crossmodal.index.filter.FieldValue;
import io.crossmodal.index.filter.PayloadIndex;
import io.crossmodal.index.filter.PayloadReader;
import io.crossmodal.index.filter.PayloadRow;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps the payload index of the table as long as filters need it.
 *
 * <p>What is written is added at once if nothing before it is missing. A table that came from files
 * has no payloads; the first filter reads them from the generation's file or, where there is none
 * and for what was written since, from the database, and finds them there from then on.
 */
final class Payloads {

  private static final int READ_AT_ONCE = 64;

  private final LiveTable live;
  private final ItemReader items;
  private final ShardFiles files;
  private final PayloadReader reader;

  Payloads(LiveTable live, ItemReader items, ShardFiles files, PayloadReader reader) {
    this.files = files;
    this.live = live;
    this.items = items;
    this.reader = reader;
  }

  /** Adds what is about to be applied to a table; to be called while nothing else is written. */
  static void offer(ItemTable table, List<Item> upserts, PayloadReader reader) {
    PayloadIndex index = table.payloads();
    int ordinal = table.population().ordinals();
    for (Item item : upserts) {
      if (!index.offer(ordinal++, PayloadRow.of(reader.read(item.payload())))) {
        return;
      }
    }
  }

  /** The ordinals that a selection means, once the payloads that it asks for are known. */
  Selected select(ItemTable table, Selection selection, Deadline deadline) {
    if (selection.filter() != null) {
      files.payloads(table);
    }
    Population population = table.population();
    while (selection.filter() != null && table.payloads().size() < population.ordinals()) {
      deadline.check();
      readSome(table);
      // Of an item that was replaced meanwhile the row is another's, but its ordinal is dead now.
      population = table.population();
    }
    return Selected.of(table, population, selection);
  }

  /** The fields of an item that was read with its payload, as keys. */
  PayloadRow row(Item item) {
    return PayloadRow.of(fields(item));
  }

  /** The fields of an item that was read with its payload. */
  Map<String, List<FieldValue>> fields(Item item) {
    try {
      return reader.read(item.payload());
    } catch (IllegalArgumentException e) {
      throw new ServiceException(
          ErrorReason.STORAGE_FAILED, "item '%s': damaged payload".formatted(item.id()), e);
    }
  }

  private void readSome(ItemTable table) {
    Population population = table.population();
    int from = table.payloads().size();
    int until = Math.min(population.ordinals(), from + READ_AT_ONCE);
    List<String> ids = new ArrayList<>();
    for (int ordinal = from; ordinal < until; ordinal++) {
      if (population.all().contains(ordinal)) {
        ids.add(table.columns().id(ordinal));
      }
    }
    Map<String, Item> found = new HashMap<>();
    items.payloads(ids).forEach(item -> found.put(item.id(), item));
    List<PayloadRow> rows = new ArrayList<>();
    boolean changed = false;
    for (int ordinal = from; ordinal < until; ordinal++) {
      Item item = found.get(table.columns().id(ordinal));
      if (item != null && item.version() == table.columns().version(ordinal)) {
        rows.add(row(item));
      } else {
        rows.add(PayloadRow.EMPTY);
        changed |= population.all().contains(ordinal);
      }
    }
    if (changed) {
      // The database has a write that the table may still be about to take over.
      live.pausingWrites(() -> true);
    }
    for (int i = 0; i < rows.size(); i++) {
      table.payloads().offer(from + i, rows.get(i));
    }
  }
}
