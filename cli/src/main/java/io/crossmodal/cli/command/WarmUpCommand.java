package io.crossmodal.cli.command;

import io.crossmodal.cli.demo.Demo;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Does the main job once in silence, so that the JVM can record which classes it loads and which
 * methods are hot (the ahead-of-time cache of JEP 514 and 515); later starts then begin warm.
 */
@Command(name = "warm-up", hidden = true, description = "Runs the demo in silence.")
public final class WarmUpCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIR", description = "Folder for the services' data.")
  private Path folder = Path.of("");

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (PrintStream silence =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      new Demo(folder.toAbsolutePath(), silence).run(null, false, 0, 0);
    }
    return 0;
  }
}
