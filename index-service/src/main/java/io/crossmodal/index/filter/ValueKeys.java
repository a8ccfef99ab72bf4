package io.crossmodal.index.filter;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Values as short keys whose order by unsigned bytes is that of the values, and which are equal
 * only if the values are.
 *
 * <p>Big-endian. First the kind's tag, then: a number as {@code long} sortable bits of the nearest
 * double, {@code short} what that double lacks of the number, plus 32,768; a time as {@code long}
 * seconds with the sign flipped, {@code int} nanos; a truth as {@code byte} 0 or 1; a text of up to
 * 32 bytes as {@code byte} 0 and its UTF-8, a longer one as {@code byte} 1 and its SHA-256, so that
 * no caption takes more than 34 bytes. Texts have no order that means anything.
 */
final class ValueKeys {

  /** The longest key. */
  static final int MAX_BYTES = 34;

  private static final int VERBATIM = 32;
  private static final double TWO_TO_63 = 0x1p63;

  private ValueKeys() {}

  static byte[] of(FieldValue value) {
    return switch (value) {
      case FieldValue.Text(String text) -> text(text);
      case FieldValue.Whole(long number) -> number((double) number, residue(number));
      case FieldValue.Real(double number) -> number(number, 0);
      case FieldValue.Truth(boolean truth) ->
          new byte[] {FieldKind.BOOL.tag(), (byte) (truth ? 1 : 0)};
      case FieldValue.Time(long seconds, int nanos) ->
          ByteBuffer.allocate(1 + Long.BYTES + Integer.BYTES)
              .put(FieldKind.TIME.tag())
              .putLong(seconds ^ Long.MIN_VALUE)
              .putInt(nanos)
              .array();
    };
  }

  private static byte[] text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    boolean verbatim = bytes.length <= VERBATIM;
    byte[] kept = verbatim ? bytes : sha256(bytes);
    return ByteBuffer.allocate(2 + kept.length)
        .put(FieldKind.STRING.tag())
        .put((byte) (verbatim ? 0 : 1))
        .put(kept)
        .array();
  }

  private static byte[] number(double nearest, int residue) {
    // Zero has two signs and one value.
    long bits = Double.doubleToLongBits(nearest == 0 ? 0 : nearest);
    return ByteBuffer.allocate(1 + Long.BYTES + Short.BYTES)
        .put(FieldKind.NUMBER.tag())
        .putLong(bits ^ (bits >> 63 | Long.MIN_VALUE))
        .putShort((short) (residue - Short.MIN_VALUE))
        .array();
  }

  /** What the nearest double lacks of a number: at most 512 up or down. */
  private static int residue(long number) {
    double nearest = (double) number;
    return nearest == TWO_TO_63
        ? (int) (number - Long.MAX_VALUE) - 1
        : (int) (number - (long) nearest);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
