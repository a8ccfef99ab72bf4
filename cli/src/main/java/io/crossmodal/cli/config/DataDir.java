package io.crossmodal.cli.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The folder of everything durable. */
public final class DataDir {

  private static final String VARIABLE = "CROSSMODAL_DATA_DIR";

  private DataDir() {}

  /**
   * The folder that was named, else that of {@code CROSSMODAL_DATA_DIR}, else {@code
   * ~/.crossmodal}; absolute.
   */
  public static Path or(@Nullable Path named) {
    return (named == null ? byEnvironment() : named).toAbsolutePath().normalize();
  }

  private static Path byEnvironment() {
    String variable = System.getenv(VARIABLE);
    return variable == null || variable.isBlank()
        ? Path.of(System.getProperty("user.home"), ".crossmodal")
        : Path.of(variable);
  }
}
