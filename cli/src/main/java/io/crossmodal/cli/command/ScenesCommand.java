package io.crossmodal.cli.command;

import io.crossmodal.dataset.scenes.SceneDataset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Draws the generated scenes that the bundled model was trained on, or others of the same kind. */
@Command(name = "scenes", description = "Draws a dataset of generated scenes with captions.")
public final class ScenesCommand implements Callable<Integer> {

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Pictures (default: 1,000).")
  private int count;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "The same seed draws the same bytes (default: 1).")
  private long seed;

  @Option(
      names = "--side",
      paramLabel = "PIXELS",
      defaultValue = "96",
      description = "Side of a picture (default: 96).")
  private int side;

  @Option(names = "--output", required = true, paramLabel = "DIR", description = "Folder to write.")
  private Path output = Path.of("");

  @Override
  public Integer call() throws IOException {
    SceneDataset.write(output, count, seed, side);
    System.out.printf("%,d scenes in %s%n", count, output);
    return 0;
  }
}
