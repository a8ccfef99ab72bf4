package io.crossmodal.index.filter;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * A {@link PayloadIndex} as bytes, little-endian.
 *
 * <p>{@code int magic = "CXPI"; int format = 1; int blocks}; of each block {@code int base; int
 * length; int fields}; of each field {@code int nameBytes; byte[] name} in UTF-8, {@code int
 * keyBytes; int keys; int rows; byte[keyBytes] keys; int[keys] keyEnds; int[keys] rowEnds;
 * char[rows] rows}; at the end {@code int} CRC32C of all bytes before. What they mean: {@link
 * ValueKeys}, {@link FieldPostings}, {@link PayloadBlock}.
 */
public final class PayloadIndexFormat {

  private static final int MAGIC = 0x49505843;
  private static final int FORMAT = 1;

  private PayloadIndexFormat() {}

  /** The bytes of all rows; for the writer of the index only. */
  public static ByteBuffer write(PayloadIndex index) {
    List<PayloadBlock> blocks = index.sealed();
    ByteBuffer buffer = littleEndian(ByteBuffer.allocate(size(blocks)));
    buffer.putInt(MAGIC).putInt(FORMAT).putInt(blocks.size());
    for (PayloadBlock block : blocks) {
      buffer.putInt(block.base()).putInt(block.length()).putInt(block.fields().size());
      block.fields().forEach((name, postings) -> write(buffer, name, postings));
    }
    return buffer.putInt(checksum(buffer, buffer.position())).flip();
  }

  private static int size(List<PayloadBlock> blocks) {
    long size = 4 * Integer.BYTES;
    for (PayloadBlock block : blocks) {
      size += 3 * Integer.BYTES + block.bytes();
      for (String name : block.fields().keySet()) {
        size += 4 * Integer.BYTES + name.getBytes(StandardCharsets.UTF_8).length;
      }
    }
    return Math.toIntExact(size);
  }

  private static void write(ByteBuffer buffer, String name, FieldPostings postings) {
    byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
    buffer.putInt(nameBytes.length).put(nameBytes);
    buffer.putInt(postings.keys().length).putInt(postings.keyEnds().length);
    buffer.putInt(postings.rows().length).put(postings.keys());
    for (int end : postings.keyEnds()) {
      buffer.putInt(end);
    }
    for (int end : postings.rowEnds()) {
      buffer.putInt(end);
    }
    for (char row : postings.rows()) {
      buffer.putChar(row);
    }
  }

  /**
   * The index of the bytes from a buffer's position to its limit.
   *
   * @throws IllegalArgumentException when they are damaged
   */
  public static PayloadIndex read(ByteBuffer bytes) {
    try {
      ByteBuffer buffer = littleEndian(bytes.slice());
      int end = buffer.limit() - Integer.BYTES;
      if (end < 0 || buffer.getInt(end) != checksum(buffer, end)) {
        throw damaged("checksum");
      }
      buffer.limit(end);
      if (buffer.getInt() != MAGIC || buffer.getInt() != FORMAT) {
        throw damaged("magic or format");
      }
      List<PayloadBlock> blocks = blocks(buffer, buffer.getInt());
      if (buffer.hasRemaining()) {
        throw damaged("length");
      }
      return new PayloadIndex(blocks);
    } catch (BufferUnderflowException | NegativeArraySizeException e) {
      throw new IllegalArgumentException("payload index: damaged (ends too soon)", e);
    }
  }

  private static List<PayloadBlock> blocks(ByteBuffer buffer, int count) {
    List<PayloadBlock> blocks = new ArrayList<>();
    int base = 0;
    for (int i = 0; i < count; i++) {
      int length = 0;
      if (buffer.getInt() != base
          || (length = buffer.getInt()) < 1
          || length > PayloadBlock.MAX_ROWS) {
        throw damaged("rows of a block");
      }
      Map<String, FieldPostings> fields = new TreeMap<>();
      for (int field = buffer.getInt(); field > 0; field--) {
        byte[] name = bytes(buffer, buffer.getInt());
        FieldPostings postings = postings(buffer);
        postings.check(length);
        fields.put(new String(name, StandardCharsets.UTF_8), postings);
      }
      blocks.add(new PayloadBlock(base, length, fields));
      base += length;
    }
    return List.copyOf(blocks);
  }

  private static FieldPostings postings(ByteBuffer buffer) {
    int keyBytes = buffer.getInt();
    int keys = buffer.getInt();
    int rows = buffer.getInt();
    byte[] keyContents = bytes(buffer, keyBytes);
    int[] keyEnds = ints(buffer, keys);
    int[] rowEnds = ints(buffer, keys);
    ByteBuffer rowContents =
        littleEndian(ByteBuffer.wrap(bytes(buffer, (long) Character.BYTES * rows)));
    char[] rowNumbers = new char[rows];
    rowContents.asCharBuffer().get(rowNumbers);
    return new FieldPostings(keyContents, keyEnds, rowNumbers, rowEnds);
  }

  private static int[] ints(ByteBuffer buffer, int count) {
    byte[] contents = bytes(buffer, (long) Integer.BYTES * count);
    int[] values = new int[count];
    littleEndian(ByteBuffer.wrap(contents)).asIntBuffer().get(values);
    return values;
  }

  /** Checks before it takes memory. */
  private static byte[] bytes(ByteBuffer buffer, long count) {
    if (count < 0 || count > buffer.remaining()) {
      throw damaged("length of a part");
    }
    byte[] bytes = new byte[(int) count];
    buffer.get(bytes);
    return bytes;
  }

  private static int checksum(ByteBuffer buffer, int end) {
    CRC32C crc = new CRC32C();
    crc.update(buffer.duplicate().position(0).limit(end));
    return (int) crc.getValue();
  }

  private static ByteBuffer littleEndian(ByteBuffer buffer) {
    return buffer.order(ByteOrder.LITTLE_ENDIAN);
  }

  private static IllegalArgumentException damaged(String what) {
    return new IllegalArgumentException("payload index: damaged (%s)".formatted(what));
  }
}
