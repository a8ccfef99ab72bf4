package io.crossmodal.index.shard;

import java.util.Arrays;

/**
 * An immutable set of ordinals; a changed copy shares the parts that did not change.
 *
 * <p>So a reader has the same set from the beginning of its scan to the end, without a lock.
 */
final class LiveSet {

  /** No ordinal. */
  static final LiveSet EMPTY = new LiveSet(new long[0][], 0);

  private static final int CHUNK_SHIFT = 16;
  private static final int CHUNK_WORDS = 1 << (CHUNK_SHIFT - 6);
  private static final int IN_CHUNK = (1 << CHUNK_SHIFT) - 1;

  private final long[][] chunks;
  private final int size;

  private LiveSet(long[][] chunks, int size) {
    this.chunks = chunks;
    this.size = size;
  }

  boolean contains(int ordinal) {
    int chunk = ordinal >>> CHUNK_SHIFT;
    return chunk < chunks.length
        && (chunks[chunk][(ordinal & IN_CHUNK) >>> 6] & (1L << ordinal)) != 0;
  }

  int size() {
    return size;
  }

  /** The ordinals from 64 times a number on, one bit each. */
  long word(int number) {
    int chunk = number >>> (CHUNK_SHIFT - 6);
    return chunk < chunks.length ? chunks[chunk][number & (CHUNK_WORDS - 1)] : 0;
  }

  /** Changes to make to a set. */
  static final class Editor {

    private final long[][] chunks;
    private final boolean[] copied;
    private int size;

    /**
     * @param capacity ordinals from 0 that can be added
     */
    Editor(LiveSet set, int capacity) {
      int count = Math.max(set.chunks.length, (capacity + IN_CHUNK) >>> CHUNK_SHIFT);
      chunks = Arrays.copyOf(set.chunks, count);
      copied = new boolean[count];
      for (int i = set.chunks.length; i < count; i++) {
        chunks[i] = new long[CHUNK_WORDS];
        copied[i] = true;
      }
      size = set.size;
    }

    void add(int ordinal) {
      long[] words = own(ordinal >>> CHUNK_SHIFT);
      int word = (ordinal & IN_CHUNK) >>> 6;
      size += (words[word] & (1L << ordinal)) == 0 ? 1 : 0;
      words[word] |= 1L << ordinal;
    }

    /**
     * Adds the ordinals of which the bits are set.
     *
     * @param from the ordinal of the first bit, a multiple of 64
     * @param bits at most as many as there are ordinals to the next multiple of 65,536
     */
    void add(int from, long[] bits) {
      long[] words = own(from >>> CHUNK_SHIFT);
      int first = (from & IN_CHUNK) >>> 6;
      for (int i = 0; i < bits.length; i++) {
        size += Long.bitCount(bits[i] & ~words[first + i]);
        words[first + i] |= bits[i];
      }
    }

    void remove(int ordinal) {
      long[] words = own(ordinal >>> CHUNK_SHIFT);
      int word = (ordinal & IN_CHUNK) >>> 6;
      size -= (words[word] & (1L << ordinal)) == 0 ? 0 : 1;
      words[word] &= ~(1L << ordinal);
    }

    /** The changed set; the editor must not be used again. */
    LiveSet done() {
      return new LiveSet(chunks, size);
    }

    private long[] own(int chunk) {
      if (!copied[chunk]) {
        chunks[chunk] = chunks[chunk].clone();
        copied[chunk] = true;
      }
      return chunks[chunk];
    }
  }
}
