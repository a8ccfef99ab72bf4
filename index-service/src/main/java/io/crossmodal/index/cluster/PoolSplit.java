package io.crossmodal.index.cluster;

import io.crossmodal.index.shard.PoolQuery;
import io.crossmodal.index.shard.PoolScores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Splits candidate pools by the shards of their ids, and joins the scores again. */
final class PoolSplit {

  private final byte[] shardOf;
  private final int[] positionInShard;
  private final List<List<String>> ids;

  private PoolSplit(byte[] shardOf, int[] positionInShard, List<List<String>> ids) {
    this.shardOf = shardOf;
    this.positionInShard = positionInShard;
    this.ids = ids;
  }

  static PoolSplit of(ShardRouter router, List<String> ids) {
    byte[] shardOf = new byte[ids.size()];
    int[] positions = new int[ids.size()];
    List<List<String>> split = router.split(List.of(), id -> "");
    for (int i = 0; i < ids.size(); i++) {
      int shard = router.shard(ids.get(i));
      shardOf[i] = (byte) shard;
      positions[i] = split.get(shard).size();
      split.get(shard).add(ids.get(i));
    }
    return new PoolSplit(shardOf, positions, split);
  }

  /** The ids of a shard. */
  List<String> ids(int shard) {
    return ids.get(shard);
  }

  /** The queries with what of their pools is in a shard. */
  List<PoolQuery> queries(int shard, List<PoolQuery> all) {
    List<PoolQuery> part = new ArrayList<>(all.size());
    for (PoolQuery query : all) {
      int[] candidates = query.candidates();
      int[] own = candidates == null ? null : part(shard, candidates);
      part.add(new PoolQuery(query.vector(), own, laps(shard, candidates, query.laps())));
    }
    return part;
  }

  /** How many of the leading candidates of each lap are in a shard. */
  private int[] laps(int shard, int @Nullable [] candidates, int[] laps) {
    int[] part = new int[laps.length];
    int own = 0;
    int position = 0;
    for (int lap = 0; lap < laps.length; lap++) {
      for (; position < laps[lap]; position++) {
        own += shardOf[candidates == null ? position : candidates[position]] == shard ? 1 : 0;
      }
      part[lap] = own;
    }
    return part;
  }

  private int[] part(int shard, int[] candidates) {
    int[] part = new int[candidates.length];
    int size = 0;
    for (int candidate : candidates) {
      if (shardOf[candidate] == shard) {
        part[size++] = positionInShard[candidate];
      }
    }
    return Arrays.copyOf(part, size);
  }

  /**
   * The scores in the order of the pools; each query took as long as its slowest shard.
   *
   * @param parts of all shards
   */
  PoolScores join(List<PoolQuery> all, List<PoolScores> parts) {
    List<float[]> scores = new ArrayList<>(all.size());
    long[] elapsed = new long[all.size()];
    long[][] laps = new long[all.size()][];
    for (int query = 0; query < elapsed.length; query++) {
      scores.add(scores(query, all.get(query).candidates(), parts));
      laps[query] = new long[all.get(query).laps().length];
      for (PoolScores part : parts) {
        elapsed[query] = Math.max(elapsed[query], part.elapsedNanos()[query]);
        slowest(laps[query], part.lapNanos()[query]);
      }
    }
    long viewBytes = parts.stream().mapToLong(PoolScores::viewBytes).sum();
    return new PoolScores(scores, elapsed, laps, List.of(), viewBytes);
  }

  private static void slowest(long[] laps, long[] ofShard) {
    for (int lap = 0; lap < laps.length; lap++) {
      laps[lap] = Math.max(laps[lap], ofShard[lap]);
    }
  }

  private float[] scores(int query, int @Nullable [] candidates, List<PoolScores> shards) {
    float[][] parts = new float[shards.size()][];
    for (int shard = 0; shard < parts.length; shard++) {
      parts[shard] = shards.get(shard).scores().get(query);
    }
    int[] next = new int[parts.length];
    float[] joined = new float[candidates == null ? shardOf.length : candidates.length];
    for (int i = 0; i < joined.length; i++) {
      int shard = shardOf[candidates == null ? i : candidates[i]];
      joined[i] = parts[shard][next[shard]++];
    }
    return joined;
  }
}
