package io.crossmodal.encoder.fetch;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file of a model on a hub.
 *
 * @param path in the model's folder
 * @param sum lower-case hex digits: the SHA-256 of a large file, the SHA-1 that git calls a small
 *     one by
 */
record HubFile(String path, long bytes, String sum) {

  private static final int SHA256_DIGITS = 64;

  /** A digest that gives {@link #sum} after the file's bytes. */
  MessageDigest digest() {
    if (sum.length() == SHA256_DIGITS) {
      return digest("SHA-256");
    }
    MessageDigest git = digest("SHA-1");
    git.update("blob %d\0".formatted(bytes).getBytes(StandardCharsets.UTF_8));
    return git;
  }

  boolean fits(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest()).equals(sum);
  }

  static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
