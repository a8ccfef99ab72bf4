package io.crossmodal.index.view;

import io.crossmodal.index.codec.Centres;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * What a file of codes about centres begins with, before the codes, little-endian: {@code int axes;
 * int 0; float[axes][dimension]} and zeros up to a multiple of 64 bytes.
 */
final class CentresHead {

  private static final int FIXED = 2 * Integer.BYTES;
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private CentresHead() {}

  private static long bytes(long ofCentres) {
    return (FIXED + ofCentres + ChunkedCodes.ALIGNMENT - 1) & -ChunkedCodes.ALIGNMENT;
  }

  /** How long the head of these is. */
  static long bytes(Centres centres) {
    return bytes(centres.bytes());
  }

  static ByteBuffer encode(Centres centres) {
    ByteBuffer bytes = ByteBuffer.allocateDirect(Math.toIntExact(bytes(centres)));
    bytes.order(ByteOrder.LITTLE_ENDIAN).putInt(0, centres.count());
    centres.write(MemorySegment.ofBuffer(bytes), FIXED);
    return bytes;
  }

  /**
   * Checks and reads the head of a file.
   *
   * @throws DamagedFileException when there is none
   */
  static Centres read(SegmentFile file, int dimension) {
    Path path = file.path();
    long room = file.body().byteSize();
    if (room < FIXED) {
      throw new DamagedFileException(
          path, "a body of %d bytes (expected: at least %d)".formatted(room, FIXED));
    }
    file.check(0, FIXED);
    int axes = file.body().get(INT, 0);
    long needed = axes < 0 || axes > Centres.MAX ? Long.MAX_VALUE : (long) axes * dimension * 4;
    if (needed > room - FIXED) {
      throw new DamagedFileException(
          path, "%d axes in %d bytes (expected: 0..%d)".formatted(axes, room, Centres.MAX));
    }
    file.check(0, FIXED + needed);
    try {
      return Centres.read(file.body(), FIXED, dimension, axes);
    } catch (IllegalArgumentException e) {
      throw new DamagedFileException(path, String.valueOf(e.getMessage()));
    }
  }
}
