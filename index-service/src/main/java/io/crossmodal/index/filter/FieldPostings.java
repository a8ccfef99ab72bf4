package io.crossmodal.index.filter;

import java.util.Arrays;
import java.util.List;

/**
 * Which rows of a block have which values of one field: the distinct keys in their order, and after
 * each other the rows of each, so that the rows of a range of values lie side by side.
 *
 * @param keys bytes of all keys
 * @param keyEnds where in them each key ends; the next begins there
 * @param rows of all keys, ascending for each
 * @param rowEnds where in them the rows of each key end
 */
record FieldPostings(byte[] keys, int[] keyEnds, char[] rows, int[] rowEnds) {

  /** Sets the bits of the rows that have a key in any of the ranges. */
  void mark(List<KeyRange> ranges, long[] words) {
    for (KeyRange range : ranges) {
      int first = firstFrom(range.from());
      int last = firstFrom(range.until());
      if (first < last) {
        int end = rowEnds[last - 1];
        for (int i = first == 0 ? 0 : rowEnds[first - 1]; i < end; i++) {
          words[rows[i] >>> 6] |= 1L << rows[i];
        }
      }
    }
  }

  /** The number of keys below one. */
  private int firstFrom(byte[] key) {
    int low = 0;
    int high = keyEnds.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (compare(middle, key) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private int compare(int index, byte[] key) {
    return Arrays.compareUnsigned(keys, start(index), keyEnds[index], key, 0, key.length);
  }

  private int start(int index) {
    return index == 0 ? 0 : keyEnds[index - 1];
  }

  /** A key's kind. */
  FieldKind kind(int index) {
    return FieldKind.ofTag(keys[start(index)]);
  }

  /** Bytes that this takes. */
  long bytes() {
    return keys.length + 4L * keyEnds.length + 2L * rows.length + 4L * rowEnds.length;
  }

  /** Fails unless every later access stays within the arrays and finds what was put there. */
  void check(int length) {
    expect("keys", keyEnds.length == rowEnds.length);
    int bytes = 0;
    int places = 0;
    for (int i = 0; i < keyEnds.length; i++) {
      expect("key length", keyEnds[i] > bytes && keyEnds[i] - bytes <= ValueKeys.MAX_BYTES);
      expect("rows of a key", rowEnds[i] > places);
      expect("rows", rowEnds[i] <= rows.length && keyEnds[i] <= keys.length);
      FieldKind.ofTag(keys[bytes]);
      expect(
          "order of keys",
          i == 0 || Arrays.compareUnsigned(keys, start(i - 1), bytes, keys, bytes, keyEnds[i]) < 0);
      bytes = keyEnds[i];
      places = rowEnds[i];
    }
    expect("bytes of keys", bytes == keys.length);
    expect("rows of keys", places == rows.length);
    for (char row : rows) {
      expect("row", row < length);
    }
  }

  private static void expect(String what, boolean holds) {
    if (!holds) {
      throw new IllegalArgumentException("payload index: damaged (%s)".formatted(what));
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FieldPostings that
        && Arrays.equals(keys, that.keys)
        && Arrays.equals(keyEnds, that.keyEnds)
        && Arrays.equals(rows, that.rows)
        && Arrays.equals(rowEnds, that.rowEnds);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(keys);
  }

  @Override
  public String toString() {
    return "%d keys, %d rows".formatted(keyEnds.length, rows.length);
  }
}
