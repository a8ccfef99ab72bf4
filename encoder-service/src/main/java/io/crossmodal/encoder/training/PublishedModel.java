package io.crossmodal.encoder.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Puts a trained model where the repository finds it, now and after a restart. */
final class PublishedModel {

  private PublishedModel() {}

  /**
   * Copies a model's files beside the target and moves the copy into its place, so that no reader
   * sees half of it; does nothing if it is there already.
   */
  static void publish(Path source, Path target) throws IOException {
    if (source.toAbsolutePath().normalize().equals(target.toAbsolutePath().normalize())) {
      return;
    }
    Path models = target.toAbsolutePath().resolve("..").normalize();
    Files.createDirectories(models);
    Path staging = Files.createTempDirectory(models.resolve("..").normalize(), "publishing-");
    try {
      Path fresh = Files.createDirectory(staging.resolve("new"));
      for (Path file : files(source)) {
        Files.copy(file, fresh.resolve(file.getFileName()));
      }
      if (Files.exists(target)) {
        Files.move(target, staging.resolve("old"), StandardCopyOption.ATOMIC_MOVE);
      }
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      delete(staging);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> entries = Files.walk(folder)) {
      for (Path path : entries.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
