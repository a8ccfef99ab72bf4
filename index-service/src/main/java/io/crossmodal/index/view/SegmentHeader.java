package io.crossmodal.index.view;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * What a segment file says about itself, so that a file in another's place is noticed.
 *
 * @param identity the shard that it belongs to
 * @param content what it holds: the items, or the codes of a view with all of its settings
 * @param generation number of the set of files that have the same ordinals
 * @param sequence the last change of the shard that the generation knows
 * @param count ordinals, from 0
 */
public record SegmentHeader(
    String identity, String content, long generation, long sequence, long count) {

  /** Bytes from the beginning of a file to its body: a page, so that bodies are aligned. */
  static final int BYTES = 4096;

  static final long MAGIC = 0x31_47_45_53_4D_58_00_89L; // 89 00 "XMSEG1"
  static final int VERSION = 1;

  private static final int TEXTS_AT = 64;
  private static final int CRC_AT = BYTES - Integer.BYTES;

  /**
   * What follows the header.
   *
   * @param bodyBytes length of the body
   * @param checksumsCrc checksum of the blocks' checksums
   */
  record Layout(long bodyBytes, int checksumsCrc) {}

  /** The same about another content. */
  public SegmentHeader of(String otherContent) {
    return new SegmentHeader(identity, otherContent, generation, sequence, count);
  }

  /** The header's bytes; see {@link SegmentFile}. */
  ByteBuffer encode(Layout layout) {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(MAGIC).putInt(VERSION).putInt(SegmentFile.BLOCK_BYTES);
    bytes.putLong(layout.bodyBytes()).putInt(layout.checksumsCrc()).putInt(0);
    bytes.putLong(generation).putLong(sequence).putLong(count).position(TEXTS_AT);
    put(bytes, identity);
    put(bytes, content);
    return bytes.putInt(CRC_AT, Checksums.of(bytes.slice(0, CRC_AT))).position(0);
  }

  private static void put(ByteBuffer bytes, String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    if (encoded.length + 2 * Integer.BYTES > CRC_AT - bytes.position()) {
      throw new IllegalArgumentException(
          "header text: %d bytes (expected: both within %d)"
              .formatted(encoded.length, CRC_AT - TEXTS_AT));
    }
    bytes.putInt(encoded.length).put(encoded);
  }

  /**
   * Reads from a header that must be this one what follows it.
   *
   * @throws DamagedFileException when it is another one
   */
  Layout check(Path file, ByteBuffer bytes) {
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    expect(file, "magic", bytes.getLong(0), MAGIC);
    expect(file, "header checksum", bytes.getInt(CRC_AT), Checksums.of(bytes.slice(0, CRC_AT)));
    expect(file, "version", bytes.getInt(8), VERSION);
    Layout layout = new Layout(bytes.getLong(16), bytes.getInt(24));
    ByteBuffer expected = encode(layout);
    if (!expected.equals(bytes.position(0))) {
      throw new DamagedFileException(
          file, "holds %s (expected: %s)".formatted(describe(bytes), this));
    }
    return layout;
  }

  private static void expect(Path file, String what, long value, long expected) {
    if (value != expected) {
      throw new DamagedFileException(
          file,
          "%s %s (expected: %s)"
              .formatted(what, Long.toHexString(value), Long.toHexString(expected)));
    }
  }

  /** Of bytes whose checksum is right. */
  private static SegmentHeader describe(ByteBuffer bytes) {
    ByteBuffer texts = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN).position(TEXTS_AT);
    return new SegmentHeader(
        text(texts), text(texts), bytes.getLong(32), bytes.getLong(40), bytes.getLong(48));
  }

  /** A text as far as it lies in the header, whatever its length says. */
  private static String text(ByteBuffer texts) {
    int room = Math.max(0, CRC_AT - Integer.BYTES - texts.position());
    int length = room == 0 ? 0 : texts.getInt();
    byte[] text = new byte[Math.clamp(length, 0, room)];
    texts.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }
}
