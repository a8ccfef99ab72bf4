package io.crossmodal.eval.measure;

import java.util.Arrays;

/**
 * Draws candidate pools: all relevant items of a query and uniformly random others, without
 * replacement.
 *
 * <p>A query's draws come from a stream of its own, keyed by the seed and the query's number, and
 * pools are nested: the others of a pool of 100 are the first of the pool of 200. Not safe for use
 * by several threads.
 */
public final class CandidatePools {

  private final long seed;
  private final int[] rows;

  /**
   * Pools of one gallery.
   *
   * @param seed of all streams
   * @param gallery items, at least 1
   */
  public CandidatePools(long seed, int gallery) {
    this.seed = seed;
    this.rows = new int[gallery];
    Arrays.setAll(rows, i -> i);
  }

  /**
   * The first {@code count} other items of a query's pools, in the order of drawing.
   *
   * @param query its number
   * @param relevant rows of its relevant items, none twice
   * @param count at most the gallery without the relevant items
   */
  public int[] others(int query, int[] relevant, int count) {
    int others = rows.length - relevant.length;
    if (count < 0 || count > others) {
      throw new IllegalArgumentException(
          "query %d: %d others (expected: 0..%d)".formatted(query, count, others));
    }
    int[] ascending = relevant.clone();
    Arrays.sort(ascending);
    for (int i = 0; i < ascending.length; i++) {
      swap(ascending[ascending.length - 1 - i], rows.length - 1 - i);
    }
    SeededStream stream = new SeededStream(seed, query);
    int[] chosen = new int[count];
    for (int i = 0; i < count; i++) {
      chosen[i] = i + stream.below(others - i);
      swap(i, chosen[i]);
    }
    int[] drawn = Arrays.copyOf(rows, count);
    for (int i = count - 1; i >= 0; i--) {
      swap(i, chosen[i]);
    }
    for (int i = ascending.length - 1; i >= 0; i--) {
      swap(ascending[ascending.length - 1 - i], rows.length - 1 - i);
    }
    return drawn;
  }

  private void swap(int a, int b) {
    int row = rows[a];
    rows[a] = rows[b];
    rows[b] = row;
  }
}
