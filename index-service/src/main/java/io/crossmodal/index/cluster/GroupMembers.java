package io.crossmodal.index.cluster;

import io.crossmodal.index.filter.FieldValue;
import io.crossmodal.index.shard.RankedItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The hits of the best groups of one query.
 *
 * @param groups in their order
 * @param rankings the hits by shard, best first
 */
record GroupMembers(List<FieldValue> groups, Map<Integer, List<RankedItem>> rankings) {

  /** The best hits of each group, the groups in their order. */
  List<RankedItem> best(Set<Integer> shards, int size) {
    List<List<RankedItem>> parts = new ArrayList<>();
    rankings.forEach(
        (shard, items) -> {
          if (shards.contains(shard)) {
            parts.add(items);
          }
        });
    Map<FieldValue, List<RankedItem>> byGroup = new HashMap<>();
    for (RankedItem item : Merge.best(parts, 0, Integer.MAX_VALUE)) {
      FieldValue group = item.group();
      if (group != null) {
        byGroup.computeIfAbsent(group, g -> new ArrayList<>()).add(item);
      }
    }
    List<RankedItem> best = new ArrayList<>();
    for (FieldValue group : groups) {
      List<RankedItem> members = byGroup.getOrDefault(group, List.of());
      best.addAll(members.subList(0, Math.min(size, members.size())));
    }
    return best;
  }
}
