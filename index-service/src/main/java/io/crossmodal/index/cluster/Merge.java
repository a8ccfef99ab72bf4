package io.crossmodal.index.cluster;

import io.crossmodal.index.filter.FieldValue;
import io.crossmodal.index.shard.RankedItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;

/** Merges the rankings of shards. */
final class Merge {

  /** What is left of one ranking. */
  private record Rest(List<RankedItem> items, int next) {

    RankedItem first() {
      return items.get(next);
    }
  }

  private Merge() {}

  /**
   * The best of several rankings, each best first.
   *
   * @param offset best ones to leave out
   * @param k how many after those
   */
  static List<RankedItem> best(List<List<RankedItem>> rankings, int offset, int k) {
    long end = (long) offset + k;
    PriorityQueue<Rest> rests =
        new PriorityQueue<>(Comparator.comparing(Rest::first, RankedItem.BEST_FIRST));
    for (List<RankedItem> ranking : rankings) {
      if (!ranking.isEmpty()) {
        rests.add(new Rest(ranking, 0));
      }
    }
    List<RankedItem> best = new ArrayList<>();
    for (int rank = 0; rank < end && !rests.isEmpty(); rank++) {
      Rest rest = rests.remove();
      if (rank >= offset) {
        best.add(rest.first());
      }
      if (rest.next() + 1 < rest.items().size()) {
        rests.add(new Rest(rest.items(), rest.next() + 1));
      }
    }
    return best;
  }

  /**
   * The best item of each of the best groups.
   *
   * @param rankings each best first, all items in groups
   * @param offset best groups to leave out
   * @param k how many after those
   */
  static List<RankedItem> firstOfGroups(List<List<RankedItem>> rankings, int offset, int k) {
    Map<FieldValue, RankedItem> firsts = new LinkedHashMap<>();
    for (RankedItem item : best(rankings, 0, Integer.MAX_VALUE)) {
      firsts.putIfAbsent(Objects.requireNonNull(item.group()), item);
    }
    return firsts.values().stream().skip(offset).limit(k).toList();
  }
}
