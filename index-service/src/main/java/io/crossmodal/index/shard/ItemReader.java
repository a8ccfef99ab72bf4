package io.crossmodal.index.shard;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Reads items from a shard's database. */
final class ItemReader {

  /** What an answer may take, so that with its frame it fits a message of 64 MiB. */
  static final long MAX_ANSWER_BYTES = 60L << 20;

  private static final int READ_AT_ONCE = 256;
  private static final ItemParts FOR_VIEWS = new ItemParts(true, false, false);

  private final ShardDatabase database;
  private final LongAdder readForViews = new LongAdder();
  private final LongAdder readForFilters = new LongAdder();

  ItemReader(ShardDatabase database) {
    this.database = database;
  }

  /** The items that exist, in the order in which they were asked for. */
  List<Item> read(List<String> ids, ItemParts parts) {
    List<Item> items = new ArrayList<>();
    long bytes = 0;
    for (int from = 0; from < ids.size(); from += READ_AT_ONCE) {
      List<String> some = ids.subList(from, Math.min(ids.size(), from + READ_AT_ONCE));
      List<byte[]> values = database.get(Family.ITEMS, some.stream().map(ItemCodec::key).toList());
      for (int i = 0; i < some.size(); i++) {
        byte[] value = values.get(i);
        if (value != null) {
          Item item = complete(ItemCodec.decode(some.get(i), value, parts), parts);
          bytes += item.approximateBytes();
          checkSize(bytes);
          items.add(item);
        }
      }
    }
    return items;
  }

  /** Of some items those that exist and are wanted; the payload is always read to ask that. */
  List<Item> read(List<String> ids, ItemParts parts, Predicate<Item> wanted) {
    List<Item> items = new ArrayList<>();
    for (Item item : read(ids, parts.andPayload())) {
      if (wanted.test(item)) {
        items.add(parts.payload() ? item : item.withoutPayload());
      }
    }
    return items;
  }

  /** A page; shorter than its limit where it would be too large. */
  Page page(PageRequest request, Predicate<Item> wanted) {
    ItemParts parts = request.parts();
    boolean asks = request.selection().filter() != null;
    List<Item> items = new ArrayList<>();
    long[] bytes = {0};
    boolean[] more = {false};
    byte[] from = ItemCodec.key(request.after().isEmpty() ? "" : request.after() + '\0');
    database.scan(
        Family.ITEMS,
        from,
        (key, value) -> {
          if (items.size() == request.limit() || bytes[0] > request.maxBytes()) {
            more[0] = true;
            return false;
          }
          Item item = ItemCodec.decode(ItemCodec.id(key), value, asks ? parts.andPayload() : parts);
          if (wanted.test(item)) {
            items.add(complete(parts.payload() ? item : item.withoutPayload(), parts));
            bytes[0] += items.getLast().approximateBytes();
          }
          return true;
        });
    return new Page(items, more[0]);
  }

  /** Hands over every item of a snapshot with its vector and payload. */
  void allWithPayloads(DatabaseSnapshot snapshot, Consumer<Item> visitor) {
    all(snapshot, FOR_VIEWS.andPayload(), visitor);
  }

  /** Hands over every item with its vector. */
  void all(Consumer<Item> visitor) {
    try (DatabaseSnapshot snapshot = database.snapshot()) {
      all(snapshot, FOR_VIEWS, visitor);
    }
  }

  private void all(DatabaseSnapshot snapshot, ItemParts parts, Consumer<Item> visitor) {
    snapshot.scan(
        Family.ITEMS,
        (key, value) -> {
          readForViews.increment();
          visitor.accept(ItemCodec.decode(ItemCodec.id(key), value, parts));
          return true;
        });
  }

  private Item forViews(String id, byte[] value) {
    readForViews.increment();
    return ItemCodec.decode(id, value, FOR_VIEWS);
  }

  /** How often an item was read to make codes of it. */
  long readForViews() {
    return readForViews.sum();
  }

  /** How often an item was read to know its payload. */
  long readForFilters() {
    return readForFilters.sum();
  }

  /** The items that exist, with their vectors. */
  List<Item> vectors(List<String> ids) {
    List<Item> items = new ArrayList<>();
    List<byte[]> values = database.get(Family.ITEMS, ids.stream().map(ItemCodec::key).toList());
    for (int i = 0; i < ids.size(); i++) {
      byte[] value = values.get(i);
      if (value != null) {
        items.add(forViews(ids.get(i), value));
      }
    }
    return items;
  }

  /** The items that exist, with their payloads, whatever they take. */
  List<Item> payloads(List<String> ids) {
    readForFilters.add(ids.size());
    List<Item> items = new ArrayList<>();
    List<byte[]> values = database.get(Family.ITEMS, ids.stream().map(ItemCodec::key).toList());
    for (int i = 0; i < ids.size(); i++) {
      byte[] value = values.get(i);
      if (value != null) {
        items.add(ItemCodec.decode(ids.get(i), value, ItemParts.NONE.andPayload()));
      }
    }
    return items;
  }

  private Item complete(Item item, ItemParts parts) {
    return parts.content()
        ? ItemCodec.withContent(item, database.get(Family.CONTENT, ItemCodec.key(item.id())))
        : item;
  }

  private static void checkSize(long bytes) {
    if (bytes > MAX_ANSWER_BYTES) {
      throw ServiceException.of(
          ErrorReason.TOO_LARGE,
          "answer: more than %d bytes (expected: at most %d; ask for fewer items or parts)",
          MAX_ANSWER_BYTES,
          MAX_ANSWER_BYTES);
    }
  }
}
