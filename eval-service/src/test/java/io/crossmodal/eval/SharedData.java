package io.crossmodal.eval;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Data beside the repository; tests that need it are skipped where it is absent. */
public final class SharedData {

  private SharedData() {}

  /** A file under {@code ../shared/data} of the repository's root. */
  public static Path file(String name) {
    Path root = Path.of("").toAbsolutePath();
    while (root.getParent() != null && !Files.exists(root.resolve("mvnw"))) {
      root = root.getParent();
    }
    Path file = root.resolveSibling("shared").resolve("data").resolve(name);
    Assumptions.assumeTrue(Files.exists(file), "../shared/data/" + name + " is absent");
    return file;
  }
}
