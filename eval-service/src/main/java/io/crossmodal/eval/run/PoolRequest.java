package io.crossmodal.eval.run;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Queries of which each scores its own pool.
 *
 * @param gallery name
 * @param view name in it
 * @param itemIds that pools are made of
 * @param queryIds items whose stored vectors are the queries
 * @param pools positions in {@code itemIds} by query; null for all of them
 * @param timedSizes sizes of leading parts of the pools whose times are wanted, ascending
 */
public record PoolRequest(
    String gallery,
    String view,
    List<String> itemIds,
    List<String> queryIds,
    int @Nullable [][] pools,
    List<Integer> timedSizes) {

  /** Scores that the answer must hold for a query. */
  int expected(int query) {
    int[][] named = pools;
    return named == null ? itemIds.size() : named[query].length;
  }
}
