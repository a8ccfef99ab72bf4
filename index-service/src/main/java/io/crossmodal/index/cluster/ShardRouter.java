package io.crossmodal.index.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Says which shard an item belongs to: rendezvous hashing (Thaler and Ravishankar, 1998) of its id.
 *
 * <p>The outcome is part of the stored data: it must never change. Another number of shards moves
 * only the items that the added or removed shards win or lose.
 *
 * @param shards 1 to 64
 */
public record ShardRouter(int shards) {

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  /** The number of the shard, from 0. */
  public int shard(String id) {
    long hash = hash(id);
    int best = 0;
    long bestWeight = Long.MIN_VALUE;
    for (int shard = 0; shard < shards; shard++) {
      long weight = mix(hash ^ mix(shard + 1));
      if (weight > bestWeight) {
        best = shard;
        bestWeight = weight;
      }
    }
    return best;
  }

  /** Elements by the shard of their id, in order; empty lists for shards that get none. */
  public <T> List<List<T>> split(List<T> elements, Function<T, String> id) {
    List<List<T>> parts = new ArrayList<>();
    for (int shard = 0; shard < shards; shard++) {
      parts.add(new ArrayList<>());
    }
    for (T element : elements) {
      parts.get(shard(id.apply(element))).add(element);
    }
    return parts;
  }

  /** FNV-1a over the UTF-16 units. */
  static long hash(String id) {
    long hash = FNV_OFFSET;
    for (int i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * FNV_PRIME;
    }
    return hash;
  }

  /** The finalizer of SplitMix64. */
  private static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
