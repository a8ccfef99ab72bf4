package io.crossmodal.encoder.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * SHA-256 of a model's files by name.
 *
 * <p>File form, that of {@code sha256sum}: one {@code <64 hex digits> <file>} a line, by file name.
 *
 * @param byFile lower-case hex digits by file name
 */
record Checksums(Map<String, String> byFile) {

  private static final int VERSION_DIGITS = 12;

  Checksums {
    byFile = new TreeMap<>(byFile);
  }

  static String of(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The version of a model whose files have this sum: its first digits. */
  static String version(String sum) {
    return sum.substring(0, VERSION_DIGITS);
  }

  /** The version of a model by what it is made of, such as the sums of several files. */
  static String versionOf(String parts) {
    return version(of(parts.getBytes(StandardCharsets.UTF_8)));
  }

  static Checksums parse(byte[] text) throws IOException {
    Map<String, String> sums = new TreeMap<>();
    for (String line : new String(text, StandardCharsets.UTF_8).lines().toList()) {
      if (!line.matches("[0-9a-f]{64} [ *]\\S.*")) {
        throw new IOException("%s (expected: 64 hex digits, two spaces, a file)".formatted(line));
      }
      sums.put(line.substring(66), line.substring(0, 64));
    }
    return new Checksums(sums);
  }

  byte[] format() {
    StringBuilder text = new StringBuilder();
    byFile.forEach((file, sum) -> text.append(sum).append("  ").append(file).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The digits for a file, or an error if it is not listed. */
  String sum(String file) throws IOException {
    String sum = byFile.get(file);
    if (sum == null) {
      throw new IOException("%s: not listed (expected: its SHA-256)".formatted(file));
    }
    return sum;
  }

  void check(String file, byte[] bytes) throws IOException {
    if (!of(bytes).equals(sum(file))) {
      throw new IOException("%s: SHA-256 %s (expected: %s)".formatted(file, of(bytes), sum(file)));
    }
  }
}
