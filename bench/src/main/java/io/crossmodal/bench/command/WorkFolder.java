package io.crossmodal.bench.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a measurement keeps its files: a temporary folder is deleted when closed. */
record WorkFolder(Path path, List<Path> temporary) implements AutoCloseable {

  /** The folder given, made if it is missing, or a temporary one; its index is temporary always. */
  static WorkFolder of(@Nullable Path given) throws IOException {
    if (given == null) {
      Path folder = Files.createTempDirectory("crossmodal-bench");
      return new WorkFolder(folder, List.of(folder));
    }
    Files.createDirectories(given);
    return new WorkFolder(given, List.of(index(given)));
  }

  private static Path index(Path folder) {
    return folder.resolve("index");
  }

  /** Where the index keeps its files. */
  Path index() {
    return index(path);
  }

  @Override
  public void close() throws IOException {
    for (Path folder : temporary) {
      if (Files.exists(folder)) {
        try (Stream<Path> all = Files.walk(folder)) {
          for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(one);
          }
        }
      }
    }
  }
}
