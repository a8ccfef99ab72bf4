package io.crossmodal.index.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory with all that is in it. */
final class DirectoryTree {

  private DirectoryTree() {}

  /** Deletes it; none is no error. */
  static void delete(Path directory) throws IOException {
    for (Path file : Files.exists(directory) ? walk(directory).reversed() : List.<Path>of()) {
      Files.deleteIfExists(file);
    }
  }

  /** Bytes of its files. */
  static long bytes(Path directory) throws IOException {
    return walk(directory).stream().mapToLong(file -> file.toFile().length()).sum();
  }

  /** Copies it to where nothing is. */
  static void copy(Path from, Path to) throws IOException {
    for (Path file : walk(from)) {
      Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  /** Parents before what is in them. */
  private static List<Path> walk(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.sorted(Comparator.naturalOrder()).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
