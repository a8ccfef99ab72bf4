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
      part.add(candidates == null ? query : new PoolQuery(query.vector(), part(shard, candidates)));
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
    for (int query = 0; query < elapsed.length; query++) {
      scores.add(scores(query, all.get(query).candidates(), parts));
      for (PoolScores part : parts) {
        elapsed[query] = Math.max(elapsed[query], part.elapsedNanos()[query]);
      }
    }
    long viewBytes = parts.stream().mapToLong(PoolScores::viewBytes).sum();
    return new PoolScores(scores, elapsed, List.of(), viewBytes);
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
