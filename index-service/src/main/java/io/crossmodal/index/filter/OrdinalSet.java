package io.crossmodal.index.filter;

import java.util.Arrays;

/**
 * A set of ordinals, one bit each: ordinal {@code i} is bit {@code i % 64} of word {@code i / 64}.
 *
 * @param words not copied; bits of ordinals that there are not must be 0
 */
public record OrdinalSet(long[] words) {

  /** Words of 64 ordinals of another set, by number. */
  @FunctionalInterface
  public interface Words {
    long word(int number);
  }

  /** True if the ordinal is in the set. */
  public boolean contains(int ordinal) {
    int word = ordinal >>> 6;
    return word < words.length && (words[word] & 1L << ordinal) != 0;
  }

  /** How many ordinals are in the set. */
  public int size() {
    int size = 0;
    for (long word : words) {
      size += Long.bitCount(word);
    }
    return size;
  }

  /** The ordinals that are in another set too. */
  public OrdinalSet and(Words others) {
    long[] both = new long[words.length];
    for (int i = 0; i < both.length; i++) {
      both[i] = words[i] == 0 ? 0 : words[i] & others.word(i);
    }
    return new OrdinalSet(both);
  }

  /** The ordinals, ascending. */
  public int[] toArray() {
    int[] ordinals = new int[size()];
    int next = 0;
    for (int i = 0; i < words.length; i++) {
      for (long rest = words[i]; rest != 0; rest &= rest - 1) {
        ordinals[next++] = (i << 6) + Long.numberOfTrailingZeros(rest);
      }
    }
    return ordinals;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof OrdinalSet(long[] others) && Arrays.equals(words, others);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(words);
  }

  @Override
  public String toString() {
    return size() + " ordinals";
  }
}
