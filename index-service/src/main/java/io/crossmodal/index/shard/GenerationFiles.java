package io.crossmodal.index.shard;

import io.crossmodal.index.view.DamagedFileException;
import io.crossmodal.index.view.SegmentHeader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The derived files of a shard: {@code generations/NUMBER} has one directory a generation, and
 * {@code quarantine} what was found damaged, for whoever wants to know why.
 */
final class GenerationFiles {

  private static final Logger LOG = LoggerFactory.getLogger(GenerationFiles.class);

  private final Path shard;
  private final Path root;
  private final String identity;

  GenerationFiles(Path shard, ShardIdentity identity) {
    this.shard = shard;
    this.root = shard.resolve("generations");
    this.identity = identity.text();
  }

  /** What the headers of a generation's files say. */
  SegmentHeader stamp(ChangeLog.Mark mark) {
    return new SegmentHeader(identity, "", mark.number(), mark.sequence(), mark.count());
  }

  /**
   * Opens the items of a generation; one that is damaged goes into quarantine.
   *
   * @return null if it can't be used
   */
  @Nullable Generation open(ChangeLog.Mark mark) {
    Path directory = directory(mark.number());
    SegmentHeader stamp = stamp(mark);
    try {
      SealedItems items =
          SealedItems.open(Generation.itemsFile(directory), stamp.of(SealedItems.CONTENT));
      return new Generation(stamp, directory, items);
    } catch (DamagedFileException e) {
      LOG.error("the items are read from the database instead: {}", e.getMessage());
      quarantine(directory);
      return null;
    }
  }

  /** Makes the directory of the next generation. */
  Path create(long number) throws IOException {
    return Files.createDirectories(directory(number));
  }

  /** A number that no generation here has. */
  long nextNumber() {
    return list().stream().mapToLong(GenerationFiles::number).max().orElse(0) + 1;
  }

  private Path directory(long number) {
    return root.resolve("%06d".formatted(number));
  }

  private static long number(Path directory) {
    String name = directory.getFileName().toString();
    return name.matches("[0-9]{1,18}") ? Long.parseLong(name) : 0;
  }

  private List<Path> list() {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> directories = Files.list(root)) {
      return directories.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes every generation but one, and what was left half written in it. */
  void keepOnly(@Nullable Generation kept) {
    try {
      for (Path directory : list()) {
        if (kept == null || !directory.equals(kept.directory())) {
          delete(directory);
        }
      }
      if (kept != null) {
        deleteDrafts(kept.directory());
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("{}: files that nobody needs can't be deleted: {}", root, e.toString());
    }
  }

  private static void deleteDrafts(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".draft")).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Deletes a directory with what is in it. */
  static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** Moves a damaged file or directory out of the way; one that is missing is no error. */
  void quarantine(Path damaged) {
    try {
      Path target = shard.resolve("quarantine");
      Files.createDirectories(target);
      String name = root.relativize(damaged).toString().replace('/', '-');
      for (int i = 1; Files.exists(damaged); i++) {
        Path free = target.resolve("%s.%d".formatted(name, i));
        if (!Files.exists(free)) {
          Files.move(damaged, free);
          LOG.error("{} is damaged and now lies in {}", damaged, free);
        }
      }
    } catch (IOException e) {
      LOG.error("{} is damaged and can't be moved away: {}", damaged, e.toString());
    }
  }

  Path shard() {
    return shard;
  }

  /** Bytes of all files of the generations. */
  long diskBytes() {
    if (!Files.isDirectory(root)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("{}: its files can't be counted: {}", root, e.toString());
      return 0;
    }
  }
}
