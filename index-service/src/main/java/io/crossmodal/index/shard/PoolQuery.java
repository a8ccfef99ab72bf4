package io.crossmodal.index.shard;

import org.jspecify.annotations.Nullable;

/**
 * One query and its candidate pool.
 *
 * @param vector of the gallery's dimension, checked
 * @param candidates positions in the request's ids; null for all of them in order
 */
public record PoolQuery(float[] vector, int @Nullable [] candidates) {

  /** Scores that this query gives. */
  public int size(int ids) {
    return candidates == null ? ids : candidates.length;
  }
}
