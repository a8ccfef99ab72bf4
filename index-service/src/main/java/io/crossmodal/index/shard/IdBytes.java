package io.crossmodal.index.shard;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Ids in UTF-8, one after the other in a few large arrays: as objects of their own, hundreds of
 * thousands of them would be moved and looked through by the garbage collector while searches wait.
 *
 * <p>One writer; readers see an id once they have its place from something that was published after
 * it was added.
 */
final class IdBytes {

  private static final int CHUNK_SHIFT = 16;
  private static final int CHUNK = 1 << CHUNK_SHIFT;
  private static final int LENGTH_BITS = 16;
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long MIX = 0x9E3779B97F4A7C15L;

  /** Unknown to callers, so that nobody can choose ids that collide. */
  private final long seed = new SplittableRandom().nextLong();

  private volatile byte[][] chunks = {};
  private int used = CHUNK;

  /**
   * Adds an id and returns its place.
   *
   * @param id at most 65,535 bytes
   */
  long add(byte[] id) {
    if (id.length >= CHUNK) {
      throw new IllegalArgumentException(
          "id: %d bytes (expected: at most %d)".formatted(id.length, CHUNK - 1));
    }
    if (used + id.length >= CHUNK) {
      byte[][] more = Arrays.copyOf(chunks, chunks.length + 1);
      more[chunks.length] = new byte[CHUNK];
      chunks = more;
      used = 0;
    }
    int last = chunks.length - 1;
    System.arraycopy(id, 0, chunks[last], used, id.length);
    long place = ((long) last << CHUNK_SHIFT | used) << LENGTH_BITS | id.length;
    used += id.length;
    return place;
  }

  String text(long place) {
    return new String(chunk(place), offset(place), length(place), StandardCharsets.UTF_8);
  }

  boolean holds(long place, byte[] id) {
    int from = offset(place);
    return length(place) == id.length
        && Arrays.equals(chunk(place), from, from + id.length, id, 0, id.length);
  }

  int hash(long place) {
    return hash(chunk(place), offset(place), length(place));
  }

  int hash(byte[] id) {
    return hash(id, 0, id.length);
  }

  private int hash(byte[] bytes, int from, int length) {
    long hash = seed ^ length;
    int at = from;
    int end = from + length;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      hash = mix(hash ^ (long) LONG.get(bytes, at));
    }
    for (; at < end; at++) {
      hash = mix(hash ^ bytes[at]);
    }
    return (int) (hash >>> Integer.SIZE);
  }

  private static long mix(long hash) {
    long product = hash * MIX;
    return product ^ product >>> Integer.SIZE;
  }

  private byte[] chunk(long place) {
    return chunks[(int) (place >>> CHUNK_SHIFT + LENGTH_BITS)];
  }

  private static int offset(long place) {
    return (int) (place >>> LENGTH_BITS) & CHUNK - 1;
  }

  private static int length(long place) {
    return (int) place & (1 << LENGTH_BITS) - 1;
  }
}
