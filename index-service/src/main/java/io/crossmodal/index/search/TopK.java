package io.crossmodal.index.search;

import java.util.List;

/**
 * The k best of the hits offered: score descending, then the tie order ascending, exact at the k-th
 * place too.
 *
 * <p>A binary heap in two primitive arrays with the worst hit kept on top. For one thread.
 */
public final class TopK {

  private final TieOrder ties;
  private final int[] ordinals;
  private final float[] scores;
  private int size;

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
    int capacity = Math.min(k, Math.max(1, offers));
    this.ordinals = new int[capacity];
    this.scores = new float[capacity];
  }

  /** The score that a hit must reach to be considered; minus infinity until k hits are there. */
  public float bound() {
    return size < scores.length ? Float.NEGATIVE_INFINITY : scores[0];
  }

  public void offer(int ordinal, float score) {
    if (size < scores.length) {
      size++;
      siftUp(size - 1, ordinal, score);
    } else if (worse(ordinals[0], scores[0], ordinal, score)) {
      siftDown(ordinal, score);
    }
  }

  /** The hits, best first; the heap is empty afterwards. */
  public List<Hit> drain() {
    Hit[] hits = new Hit[size];
    for (int i = hits.length - 1; i >= 0; i--) {
      hits[i] = new Hit(ordinals[0], scores[0]);
      size--;
      siftDown(ordinals[size], scores[size]);
    }
    return List.of(hits);
  }

  private boolean worse(int ordinalA, float scoreA, int ordinalB, float scoreB) {
    return scoreA == scoreB ? ties.compare(ordinalA, ordinalB) > 0 : scoreA < scoreB;
  }

  private void siftUp(int hole, int ordinal, float score) {
    int at = hole;
    while (at > 0) {
      int parent = (at - 1) >>> 1;
      if (!worse(ordinal, score, ordinals[parent], scores[parent])) {
        break;
      }
      move(parent, at);
      at = parent;
    }
    put(at, ordinal, score);
  }

  /** Replaces the top. */
  private void siftDown(int ordinal, float score) {
    int at = 0;
    for (int child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size
          && worse(ordinals[child + 1], scores[child + 1], ordinals[child], scores[child])) {
        child++;
      }
      if (!worse(ordinals[child], scores[child], ordinal, score)) {
        break;
      }
      move(child, at);
      at = child;
    }
    put(at, ordinal, score);
  }

  private void move(int from, int to) {
    put(to, ordinals[from], scores[from]);
  }

  private void put(int at, int ordinal, float score) {
    ordinals[at] = ordinal;
    scores[at] = score;
  }
}
