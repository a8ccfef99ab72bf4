package io.crossmodal.index.search;

import java.util.Arrays;
import java.util.List;

/**
 * The k best of the hits offered: score descending, then the tie order ascending, exact at the k-th
 * place too.
 *
 * <p>Hits are gathered until there are a few times k, of which the k best are then selected, all at
 * once: most hits of a scan come while the bound is still low, and would each move through a heap.
 * For one thread.
 */
public final class TopK {

  /** How many times k are gathered. */
  private static final int GATHERED = 4;

  private static final int FEWEST_GATHERED = 128;

  private final TieOrder ties;
  private final int k;

  /** {@code order << 32 | ordinal}, where the order falls as the score rises. */
  private final long[] keys;

  private int size;
  private float bound = Float.NEGATIVE_INFINITY;

  /**
   * Keeps at most {@code k} hits.
   *
   * @param k at least 1; may be far larger than the number of offers
   * @param offers at most how many will be offered, which bounds the memory taken
   */
  public TopK(int k, int offers, TieOrder ties) {
    if (k < 1) {
      throw new IllegalArgumentException("k: %d (expected: at least 1)".formatted(k));
    }
    this.ties = ties;
    this.k = Math.min(k, Math.max(1, offers));
    long room = Math.min(Math.max((long) GATHERED * k, FEWEST_GATHERED), offers);
    this.keys = new long[(int) Math.max(room, this.k + 1L)];
  }

  /**
   * A score that a hit must reach to be among the best; not higher than that of the k-th of them,
   * and minus infinity until k hits are there.
   */
  public float bound() {
    return bound;
  }

  /** The score of the k-th best so far; minus infinity until k hits are there. */
  public float least() {
    if (size >= k) {
      select();
    }
    return bound;
  }

  public void offer(int ordinal, float score) {
    if (score >= bound) {
      if (size == keys.length) {
        select();
      }
      keys[size++] = key(ordinal, score);
    }
  }

  /** The hits, best first; nothing is left afterwards. */
  public List<Hit> drain() {
    if (size > k) {
      select();
    }
    Arrays.sort(keys, 0, size);
    Hit[] hits = new Hit[size];
    for (int from = 0; from < size; ) {
      int to = from + 1;
      while (to < size && order(keys[to]) == order(keys[from])) {
        to++;
      }
      if (to - from > 1) {
        sortTies(from, to);
      }
      for (int i = from; i < to; i++) {
        hits[i] = new Hit((int) keys[i], score(keys[i]));
      }
      from = to;
    }
    size = 0;
    bound = Float.NEGATIVE_INFINITY;
    return List.of(hits);
  }

  private static long key(int ordinal, float score) {
    int bits = Float.floatToRawIntBits(score + 0f);
    int rising = bits ^ (bits >> 31 & Integer.MAX_VALUE);
    return (long) ~rising << 32 | ordinal;
  }

  private static int order(long key) {
    return (int) (key >> 32);
  }

  private static float score(long key) {
    int rising = ~order(key);
    return Float.intBitsToFloat(rising ^ (rising >> 31 & Integer.MAX_VALUE));
  }

  /** Leaves the k best, of at least as many, in front, and nothing else. */
  private void select() {
    partition();
    int last = order(keys[k - 1]);
    bound = score(keys[k - 1]);
    boolean tied = false;
    for (int i = k; i < size && !tied; i++) {
      tied = order(keys[i]) == last;
    }
    if (tied) {
      int better = gather(0, last, true);
      int equal = gather(better, last, false);
      sortTies(better, equal);
    }
    size = k;
  }

  /** Moves the keys from an index on that are better than an order, or equal to it, there. */
  private int gather(int from, int order, boolean better) {
    int to = from;
    for (int i = from; i < size; i++) {
      long key = keys[i];
      if (better ? order(key) < order : order(key) == order) {
        keys[i] = keys[to];
        keys[to++] = key;
      }
    }
    return to;
  }

  /** Moves the k least keys to the front. */
  private void partition() {
    int from = 0;
    int to = size;
    int rounds = 2 * (Integer.SIZE - Integer.numberOfLeadingZeros(size));
    while (to - from > 1) {
      if (rounds-- == 0) {
        // The pivots were bad, as an order of the hits that is made for it can bring about.
        Arrays.sort(keys, from, to);
        return;
      }
      int middle = partition(from, to);
      if (middle == k - 1) {
        return;
      }
      if (middle < k - 1) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
  }

  /** Parts a range at the median of three of its keys, whose place is returned. Branch-free. */
  private int partition(int from, int to) {
    int half = (from + to) >>> 1;
    long a = keys[from];
    long b = keys[half];
    long c = keys[to - 1];
    long pivot = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    int at = pivot == a ? from : pivot == b ? half : to - 1;
    keys[at] = keys[to - 1];
    int middle = from;
    for (int i = from; i < to - 1; i++) {
      long key = keys[i];
      keys[i] = keys[middle];
      keys[middle] = key;
      middle += key < pivot ? 1 : 0;
    }
    keys[to - 1] = keys[middle];
    keys[middle] = pivot;
    return middle;
  }

  private void sortTies(int from, int to) {
    Integer[] ordinals = new Integer[to - from];
    for (int i = from; i < to; i++) {
      ordinals[i - from] = (int) keys[i];
    }
    Arrays.sort(ordinals, ties::compare);
    for (int i = from; i < to; i++) {
      keys[i] = keys[i] >> 32 << 32 | ordinals[i - from];
    }
  }
}
