package io.crossmodal.index.shard;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Items as bytes. Keys are ids in UTF-8; values are little-endian.
 *
 * <p>Item: {@code byte format = 1; byte modality; long version; int dimension; float[dimension]
 * vector; byte[] payload} (the rest). Content: {@code byte format = 1; short length; byte[length]
 * mediaType; byte[] data} (the rest).
 */
final class ItemCodec {

  private static final byte FORMAT = 1;
  private static final int VECTOR_AT = 2 + Long.BYTES + Integer.BYTES;
  private static final int CONTENT_AT = 1 + Short.BYTES;
  private static final float[] NO_VECTOR = {};
  private static final byte[] NO_BYTES = {};

  private ItemCodec() {}

  static byte[] key(String id) {
    return id.getBytes(StandardCharsets.UTF_8);
  }

  static String id(byte[] key) {
    return new String(key, StandardCharsets.UTF_8);
  }

  static byte[] encode(Item item) {
    int vectorBytes = Float.BYTES * item.vector().length;
    ByteBuffer buffer = littleEndian(new byte[VECTOR_AT + vectorBytes + item.payload().length]);
    buffer.put(FORMAT).put(item.modality().code()).putLong(item.version());
    buffer.putInt(item.vector().length).asFloatBuffer().put(item.vector());
    return buffer.position(VECTOR_AT + vectorBytes).put(item.payload()).array();
  }

  static byte[] encode(Content content) {
    byte[] mediaType = content.mediaType().getBytes(StandardCharsets.UTF_8);
    return littleEndian(new byte[1 + Short.BYTES + mediaType.length + content.data().length])
        .put(FORMAT)
        .putShort((short) mediaType.length)
        .put(mediaType)
        .put(content.data())
        .array();
  }

  /** Reads an item without its content, and of vector and payload what is asked for. */
  static Item decode(String id, byte[] value, ItemParts parts) {
    try {
      ByteBuffer buffer = littleEndian(value);
      checkFormat(buffer.get());
      Modality modality = Modality.ofCode(buffer.get());
      long version = buffer.getLong();
      int dimension = buffer.getInt();
      if (dimension < 0 || dimension > buffer.remaining() / Float.BYTES) {
        throw new IllegalArgumentException(
            "dimension: %d (expected: at most %d)"
                .formatted(dimension, buffer.remaining() / Float.BYTES));
      }
      float[] vector = NO_VECTOR;
      if (parts.vector()) {
        vector = new float[dimension];
        buffer.asFloatBuffer().get(vector);
      }
      byte[] payload = NO_BYTES;
      if (parts.payload()) {
        buffer.position(VECTOR_AT + Float.BYTES * dimension);
        payload = new byte[buffer.remaining()];
        buffer.get(payload);
      }
      return new Item(id, modality, vector, payload, null, version);
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      throw new IllegalArgumentException("item '%s': damaged record".formatted(id), e);
    }
  }

  static Content decodeContent(byte[] value) {
    ByteBuffer buffer = littleEndian(value);
    if (value.length < CONTENT_AT) {
      throw new IllegalArgumentException(
          "content: %d bytes (expected: at least %d)".formatted(value.length, CONTENT_AT));
    }
    checkFormat(buffer.get());
    int length = buffer.getShort();
    if (length < 0 || length > buffer.remaining()) {
      throw new IllegalArgumentException(
          "content: media type of %d bytes (expected: at most %d)"
              .formatted(length, buffer.remaining()));
    }
    byte[] mediaType = new byte[length];
    buffer.get(mediaType);
    byte[] data = new byte[buffer.remaining()];
    buffer.get(data);
    return new Content(data, new String(mediaType, StandardCharsets.UTF_8));
  }

  static Item withContent(Item item, byte @Nullable [] value) {
    return value == null
        ? item
        : new Item(
            item.id(),
            item.modality(),
            item.vector(),
            item.payload(),
            decodeContent(value),
            item.version());
  }

  private static void checkFormat(byte format) {
    if (format != FORMAT) {
      throw new IllegalArgumentException("format: %d (expected: %d)".formatted(format, FORMAT));
    }
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
