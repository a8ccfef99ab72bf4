package io.crossmodal.index.shard;

import io.crossmodal.index.filter.CompiledFilter;
import io.crossmodal.index.filter.Filter;
import io.crossmodal.index.filter.OrdinalSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads items in the order of their ids.
 *
 * <p>What a filter says of an item is always asked of the payload that is read with it, so that a
 * page is true of what it holds even while items change.
 */
final class PageReader {

  /** Where fewer than one of so many items match, they are sought out instead of all being read. */
  private static final int RARE = 16;

  private final LiveTable live;
  private final Payloads payloads;
  private final ItemReader items;

  PageReader(LiveTable live, Payloads payloads, ItemReader items) {
    this.live = live;
    this.payloads = payloads;
    this.items = items;
  }

  Page page(PageRequest request, Deadline deadline) {
    Filter filter = request.selection().filter();
    if (filter == null) {
      return items.page(request, item -> wanted(item, request, null));
    }
    CompiledFilter compiled = CompiledFilter.of(filter);
    ItemTable table = live.table();
    Selected selected = payloads.select(table, request.selection(), deadline);
    OrdinalSet matches = selected.matches();
    Predicate<Item> wanted = item -> wanted(item, request, compiled);
    Page page =
        matches != null && (long) selected.size() * RARE < selected.population().all().size()
            ? sought(table.columns(), matches, request, wanted)
            : items.page(request, wanted);
    return new Page(page.items(), page.more(), selected.fields());
  }

  private boolean wanted(Item item, PageRequest request, @Nullable CompiledFilter filter) {
    Modality modality = request.selection().modality();
    return (modality == null || modality == item.modality())
        && (filter == null || filter.matches(payloads.row(item)));
  }

  private Page sought(
      ItemColumns columns, OrdinalSet matches, PageRequest request, Predicate<Item> wanted) {
    List<Item> found = new ArrayList<>();
    String after = request.after();
    boolean more = true;
    while (more && found.isEmpty()) {
      List<String> ids = next(columns, matches.toArray(), after, request.limit() + 1);
      more = ids.size() > request.limit();
      long bytes = 0;
      for (String id : ids.subList(0, Math.min(ids.size(), request.limit()))) {
        if (bytes > request.maxBytes()) {
          more = true;
          break;
        }
        after = id;
        for (Item item : items.read(List.of(id), request.parts(), wanted)) {
          found.add(item);
          bytes += item.approximateBytes();
        }
      }
    }
    return new Page(found, more);
  }

  /** The first ids after one, in their order. */
  private static List<String> next(ItemColumns columns, int[] ordinals, String after, int limit) {
    Comparator<String> order = IdOrder.INSTANCE;
    PriorityQueue<String> first = new PriorityQueue<>(order.reversed());
    for (int ordinal : ordinals) {
      String id = columns.id(ordinal);
      if (order.compare(id, after) > 0
          && (first.size() < limit || order.compare(id, first.element()) < 0)) {
        first.add(id);
        if (first.size() > limit) {
          first.remove();
        }
      }
    }
    return first.stream().sorted(order).toList();
  }
}
