package io.crossmodal.index.shard;

import org.jspecify.annotations.Nullable;

/**
 * One query and its candidate pool.
 *
 * @param vector of the gallery's dimension, checked
 * @param candidates positions in the request's ids; null for all of them in order
 * @param laps sizes of leading parts of the pool whose times are wanted too, ascending
 */
public record PoolQuery(float[] vector, int @Nullable [] candidates, int[] laps) {

  /** A query whose time as a whole is enough. */
  public PoolQuery(float[] vector, int @Nullable [] candidates) {
    this(vector, candidates, new int[0]);
  }

  /** Scores that this query gives. */
  public int size(int ids) {
    return candidates == null ? ids : candidates.length;
  }
}
