package io.crossmodal.eval.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Files written to a hidden folder inside their target, and moved into place together.
 *
 * <p>Closing it without {@link #publish()} leaves the target as it was.
 */
final class StagedFolder implements AutoCloseable {

  /** Writes the text of a file. */
  @FunctionalInterface
  interface Content {
    void writeTo(Writer out) throws IOException;
  }

  private final Path target;
  private final Path staging;
  private final SortedMap<String, String> hashes = new TreeMap<>();

  private StagedFolder(Path target, Path staging) {
    this.target = target;
    this.staging = staging;
  }

  static StagedFolder in(Path target) throws IOException {
    try {
      Files.createDirectories(target);
      return new StagedFolder(target, Files.createTempDirectory(target, ".report-"));
    } catch (IOException e) {
      throw explained(target, e);
    }
  }

  void write(String name, String text) throws IOException {
    write(name, (Content) out -> out.write(text));
  }

  void write(String name, byte[] bytes) throws IOException {
    writeBytes(name, out -> out.write(bytes));
  }

  void write(String name, Content content) throws IOException {
    writeBytes(
        name,
        out -> {
          Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
          content.writeTo(writer);
          writer.flush();
        });
  }

  /** SHA-256 of the files written so far, by name. */
  SortedMap<String, String> hashes() {
    return Collections.unmodifiableSortedMap(hashes);
  }

  /** Moves every file into place and returns their paths, sorted; folders are made before. */
  List<Path> publish() throws IOException {
    for (String name : hashes.keySet()) {
      makeParent(target.resolve(name));
    }
    List<Path> published = new ArrayList<>();
    for (String name : hashes.keySet()) {
      published.add(move(staging.resolve(name), target.resolve(name)));
    }
    return published;
  }

  private static void makeParent(Path file) throws IOException {
    try {
      Files.createDirectories(file.getParent());
    } catch (IOException e) {
      throw explained(file, e);
    }
  }

  private static Path move(Path from, Path to) throws IOException {
    try {
      return Files.move(
          from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw explained(to, e);
    }
  }

  @Override
  public void close() {
    try (Stream<Path> left = Files.walk(staging)) {
      for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException e) {
      // What is left is hidden and hurts nobody; the failure that led here says more.
      staging.toFile().deleteOnExit();
    }
  }

  @FunctionalInterface
  private interface Bytes {
    void writeTo(OutputStream out) throws IOException;
  }

  private void writeBytes(String name, Bytes bytes) throws IOException {
    Path file = staging.resolve(name);
    MessageDigest digest = sha256();
    try {
      Files.createDirectories(file.getParent());
      try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
        bytes.writeTo(out);
      }
    } catch (IOException e) {
      throw explained(target.resolve(name), e);
    }
    hashes.put(name, HexFormat.of().formatHex(digest.digest()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  static IOException explained(Path file, IOException e) {
    String reason =
        switch (e) {
          case AccessDeniedException denied -> "no right to write";
          case FileSystemException system when system.getReason() != null -> system.getReason();
          default -> String.valueOf(e.getMessage());
        };
    return new IOException(
        "report: %s can't be written: %s (expected: a writable folder on a disk with room; an earlier report there is unchanged)"
            .formatted(file, reason),
        e);
  }
}
