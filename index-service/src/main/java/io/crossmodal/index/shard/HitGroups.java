package io.crossmodal.index.shard;

import io.crossmodal.index.filter.FieldValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts hits into groups by a value of their payload. */
final class HitGroups {

  private static final int READ_AT_ONCE = 256;
  private static final int LEAST = 64;

  private final ItemReader items;
  private final Payloads payloads;

  HitGroups(ItemReader items, Payloads payloads) {
    this.items = items;
    this.payloads = payloads;
  }

  /**
   * Hits in groups.
   *
   * @param complete true if more hits would not change them
   */
  record Grouped(List<RankedItem> items, boolean complete) {}

  /** How many hits to look at before there is reason to look at more. */
  static int firstLook(int groups, Grouping grouping) {
    return (int) Math.clamp(2L * groups * grouping.size(), LEAST, 1 << 20);
  }

  /**
   * The best hits of the best groups.
   *
   * @param ranked best first
   * @param limit groups
   */
  Grouped group(List<RankedItem> ranked, Grouping grouping, int limit) {
    List<RankedItem> kept = new ArrayList<>();
    Map<FieldValue, Integer> sizes = new HashMap<>();
    int full = 0;
    for (int from = 0; from < ranked.size() && full < limit; from += READ_AT_ONCE) {
      List<RankedItem> some = ranked.subList(from, Math.min(ranked.size(), from + READ_AT_ONCE));
      Map<String, FieldValue> values = values(some, grouping.field());
      for (RankedItem item : some) {
        FieldValue value = values.get(item.id());
        if (value != null && (sizes.containsKey(value) || sizes.size() < limit)) {
          int size = sizes.merge(value, 1, Integer::sum);
          if (size <= grouping.size()) {
            kept.add(item.inGroup(value));
          }
          full += size == grouping.size() ? 1 : 0;
        }
      }
    }
    return new Grouped(kept, full == limit);
  }

  /** The value of a field of each item that has it; not where it has several. */
  private Map<String, FieldValue> values(List<RankedItem> ranked, String field) {
    Map<String, FieldValue> values = new HashMap<>();
    for (Item item : items.payloads(ranked.stream().map(RankedItem::id).toList())) {
      List<FieldValue> all = payloads.fields(item).getOrDefault(field, List.of());
      if (all.size() == 1) {
        values.put(item.id(), plain(all.getFirst()));
      }
    }
    return values;
  }

  /** A whole number is the same group however it is written. */
  private static FieldValue plain(FieldValue value) {
    return value instanceof FieldValue.Real(double number)
            && number == (long) number
            && Math.abs(number) < 0x1p63
        ? new FieldValue.Whole((long) number)
        : value;
  }
}
