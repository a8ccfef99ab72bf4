package io.crossmodal.eval.dataset;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 of what an evaluation depends on, fed in a stable order.
 *
 * <p>Words go in as their UTF-8 bytes and a zero byte, numbers as four bytes, vectors as their
 * components' four bytes each, little-endian.
 */
final class DataHash {

  private final MessageDigest digest;
  private ByteBuffer buffer = ByteBuffer.allocate(1 << 14).order(ByteOrder.LITTLE_ENDIAN);

  DataHash() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** The hash of a file: its pairs, then by dimension its texts and its images. */
  static String of(Origin.File file, Labels labels) {
    DataHash hash = new DataHash();
    for (int text = 0; text < labels.texts(); text++) {
      hash.add(labels.images()[text]);
      hash.add(labels.grades()[text]);
      hash.add("");
    }
    file.vectors()
        .forEach(
            (dimension, both) -> {
              for (float[] text : both.texts()) {
                hash.add(text);
              }
              for (float[] image : both.images()) {
                hash.add(image);
              }
            });
    return hash.hex();
  }

  void add(String word) {
    digest.update(word.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }

  void add(int[] numbers) {
    ByteBuffer bytes = room(Integer.BYTES * numbers.length);
    bytes.asIntBuffer().put(numbers);
    digest.update(bytes);
  }

  void add(float[] vector) {
    ByteBuffer bytes = room(Float.BYTES * vector.length);
    bytes.asFloatBuffer().put(vector);
    digest.update(bytes);
  }

  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  private ByteBuffer room(int bytes) {
    if (buffer.capacity() < bytes) {
      buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
    return buffer.clear().limit(bytes);
  }
}
