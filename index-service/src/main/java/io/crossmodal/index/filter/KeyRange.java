package io.crossmodal.index.filter;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Keys from one up to another, the latter excluded, in the order of unsigned bytes.
 *
 * @param from not copied
 * @param until not copied
 */
record KeyRange(byte[] from, byte[] until) {

  /** Every key. */
  static final KeyRange ALL = new KeyRange(new byte[0], new byte[] {(byte) 0xff});

  static KeyRange only(FieldValue value) {
    byte[] key = ValueKeys.of(value);
    return new KeyRange(key, after(key));
  }

  /** The values of a kind that are within the bounds. */
  static KeyRange of(Filter.Range range) {
    FieldKind kind = range.bounds().getFirst().kind();
    byte[] from = greater(new byte[] {kind.tag()}, range.from(), false);
    byte[] until = less(new byte[] {(byte) (kind.tag() + 1)}, range.below(), false);
    return new KeyRange(greater(from, range.above(), true), less(until, range.to(), true));
  }

  private static byte[] greater(byte[] than, @Nullable FieldValue bound, boolean after) {
    if (bound == null) {
      return than;
    }
    byte[] key = after ? after(ValueKeys.of(bound)) : ValueKeys.of(bound);
    return Arrays.compareUnsigned(key, than) > 0 ? key : than;
  }

  private static byte[] less(byte[] than, @Nullable FieldValue bound, boolean after) {
    if (bound == null) {
      return than;
    }
    byte[] key = after ? after(ValueKeys.of(bound)) : ValueKeys.of(bound);
    return Arrays.compareUnsigned(key, than) < 0 ? key : than;
  }

  /** The key that comes next after one. */
  private static byte[] after(byte[] key) {
    return Arrays.copyOf(key, key.length + 1);
  }

  boolean contains(byte[] key) {
    return Arrays.compareUnsigned(from, key) <= 0 && Arrays.compareUnsigned(key, until) < 0;
  }
}
