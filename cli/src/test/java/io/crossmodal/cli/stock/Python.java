package io.crossmodal.cli.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Runs scripts of stock Python clients; the interpreter is {@code python3} or the one that the
 * environment names in {@code CROSSMODAL_PYTHON}.
 */
final class Python {

  private static final String INTERPRETER =
      Objects.requireNonNullElse(System.getenv("CROSSMODAL_PYTHON"), "python3");

  private Python() {}

  /** Skips the test where the interpreter or a module is not there. */
  static void assume(String... modules) {
    String imports = "import " + String.join(", ", modules);
    assumeTrue(
        run(List.of(INTERPRETER, "-c", imports)).endsWith("[0]"),
        () -> "%s has no %s".formatted(INTERPRETER, String.join(", ", modules)));
  }

  /** Runs a script of the test resources, which must print {@code ok} at its end. */
  static void run(String script, String... arguments) {
    List<String> command = new ArrayList<>(List.of(INTERPRETER, "-c", read(script)));
    command.addAll(List.of(arguments));
    assertThat(run(command)).as(script).endsWith("ok\n[0]");
  }

  private static String read(String script) {
    try (InputStream stream = Python.class.getResourceAsStream("/python/" + script)) {
      return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the command printed, and its exit code in brackets. */
  private static String run(List<String> command) {
    try {
      Path output = Files.createTempFile("python", ".txt");
      try {
        Process process =
            new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(2, TimeUnit.MINUTES);
        String code = ended ? String.valueOf(process.exitValue()) : "no end";
        process.destroyForcibly();
        return Files.readString(output) + "[" + code + "]";
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      return "%s [%s]".formatted(e.getMessage(), "not started");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
