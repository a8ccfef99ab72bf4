package io.crossmodal.index.cluster;

import io.crossmodal.index.shard.Deadline;
import io.crossmodal.index.shard.Durability;
import io.crossmodal.index.shard.IdOrder;
import io.crossmodal.index.shard.Item;
import io.crossmodal.index.shard.ItemCount;
import io.crossmodal.index.shard.ItemParts;
import io.crossmodal.index.shard.Page;
import io.crossmodal.index.shard.PageRequest;
import io.crossmodal.index.shard.Selection;
import io.crossmodal.index.shard.WriteOutcome;
import io.crossmodal.index.shard.WriteRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Writes and reads a gallery's items over its shards; every shard that is needed must answer. */
public final class ItemCoordinator {

  private final Galleries galleries;
  private final Scatter writes;
  private final Scatter reads;

  ItemCoordinator(Galleries galleries, Scatter writes, Scatter reads) {
    this.galleries = galleries;
    this.writes = writes;
    this.reads = reads;
  }

  /** Components of the gallery's vectors. */
  public int dimension(String gallery, Deadline deadline) {
    return galleries.get(gallery, deadline).dimension();
  }

  /**
   * Inserts or replaces items.
   *
   * @param items checked, no id twice
   */
  public Acknowledgement upsert(
      String gallery,
      String requestId,
      List<Item> items,
      Durability durability,
      Deadline deadline) {
    PlacedGallery placed = galleries.get(gallery, deadline);
    List<List<Item>> split = placed.router().split(items, Item::id);
    return write(
        placed,
        shard -> new WriteRequest(requestId, split.get(shard), List.of(), durability),
        deadline);
  }

  /**
   * Deletes items.
   *
   * @param ids none twice
   */
  public Acknowledgement delete(
      String gallery, String requestId, List<String> ids, Deadline deadline) {
    PlacedGallery placed = galleries.get(gallery, deadline);
    List<List<String>> split = placed.router().split(ids, id -> id);
    return write(
        placed,
        shard -> new WriteRequest(requestId, List.of(), split.get(shard), Durability.APPLIED),
        deadline);
  }

  private Acknowledgement write(
      PlacedGallery placed, IntFunction<WriteRequest> request, Deadline deadline) {
    Map<PlacedShard, WriteRequest> requests = new HashMap<>();
    for (PlacedShard shard : placed.shards()) {
      WriteRequest one = request.apply(shard.number());
      if (!one.upserts().isEmpty() || !one.deletes().isEmpty()) {
        requests.put(shard, one);
      }
    }
    List<PlacedShard> shards = List.copyOf(requests.keySet());
    List<Written> written =
        writes.all(
            shards,
            shard -> shard.shard().write(Objects.requireNonNull(requests.get(shard)), deadline),
            deadline);
    WriteOutcome outcome = WriteOutcome.NONE;
    Map<Integer, Long> changes = new HashMap<>();
    for (int i = 0; i < written.size(); i++) {
      outcome = outcome.plus(written.get(i).outcome());
      changes.put(shards.get(i).number(), written.get(i).sequence());
    }
    return new Acknowledgement(outcome, WriteTokens.of(placed, changes));
  }

  /** The items that exist, in the order in which they were asked for. */
  public List<Item> read(String gallery, List<String> ids, ItemParts parts, Deadline deadline) {
    PlacedGallery placed = galleries.get(gallery, deadline);
    Map<String, Item> found = read(placed, ids, parts, deadline);
    List<Item> items = new ArrayList<>();
    long bytes = 0;
    for (String id : ids) {
      Item item = found.get(id);
      if (item != null) {
        items.add(item);
        bytes += item.approximateBytes();
      }
    }
    AnswerSize.check(bytes);
    return items;
  }

  /** The items that exist, by id. */
  Map<String, Item> read(
      PlacedGallery placed, List<String> ids, ItemParts parts, Deadline deadline) {
    List<List<String>> split = placed.router().split(ids.stream().distinct().toList(), id -> id);
    List<PlacedShard> asked =
        placed.shards().stream().filter(s -> !split.get(s.number()).isEmpty()).toList();
    Map<String, Item> found = new HashMap<>();
    reads
        .all(asked, s -> s.shard().read(split.get(s.number()), parts, deadline), deadline)
        .forEach(items -> items.forEach(item -> found.put(item.id(), item)));
    return found;
  }

  /** Items in the order of their ids. */
  public Page page(String gallery, PageRequest request, Deadline deadline) {
    List<PlacedShard> shards = galleries.get(gallery, deadline).shards();
    PageRequest part = request.share(shards.size());
    List<Page> pages = reads.all(shards, shard -> shard.shard().page(part, deadline), deadline);
    FilterFieldCheck.check(
        "filter",
        request.selection().filter(),
        pages.stream().map(Page::fields).toList(),
        shards.size());
    return merge(pages, request.limit());
  }

  /** Only up to the first id that a shard's page may have ended before. */
  private static Page merge(List<Page> pages, int limit) {
    Comparator<String> order = IdOrder.INSTANCE;
    @Nullable String bound =
        pages.stream()
            .filter(page -> page.more() && !page.items().isEmpty())
            .map(page -> page.items().getLast().id())
            .min(order)
            .orElse(null);
    List<Item> items =
        pages.stream()
            .flatMap(page -> page.items().stream())
            .sorted(Comparator.comparing(Item::id, order))
            .filter(item -> bound == null || order.compare(item.id(), bound) <= 0)
            .toList();
    boolean more = bound != null || items.size() > limit;
    return new Page(items.subList(0, Math.min(limit, items.size())), more);
  }

  /** Live items. */
  public long count(String gallery, Selection selection, Deadline deadline) {
    List<PlacedShard> shards = galleries.get(gallery, deadline).shards();
    List<ItemCount> counts =
        reads.all(shards, shard -> shard.shard().count(selection, deadline), deadline);
    FilterFieldCheck.check(
        "filter",
        selection.filter(),
        counts.stream().map(ItemCount::fields).toList(),
        shards.size());
    return counts.stream().mapToLong(ItemCount::items).sum();
  }
}
