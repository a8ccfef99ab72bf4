package io.crossmodal.cli.command;

import io.crossmodal.cli.CommandFailure;
import io.crossmodal.cli.client.Connection;
import io.crossmodal.cli.client.ServerOptions;
import io.crossmodal.cli.console.JsonOutput;
import io.crossmodal.cli.flow.TrainingFlow;
import io.crossmodal.encoder.v1.StartTrainingRequest;
import io.crossmodal.encoder.v1.Training;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Trains a dual encoder. */
@Command(
    name = "train",
    description = "Trains a dual encoder on captioned pictures and says how good it is.")
public final class TrainCommand implements Callable<Integer> {

  /** How to train; exactly one. */
  static final class Recipe {
    @Parameters(
        paramLabel = "CONFIG.yaml",
        description = "Configuration; an unknown key is an error.")
    private @Nullable Path config;

    @Option(
        names = "--preset",
        required = true,
        paramLabel = "NAME",
        description = "scenes or photos-small.")
    private @Nullable String preset;
  }

  @ArgGroup(multiplicity = "1")
  private Recipe recipe = new Recipe();

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DATASET",
      description = "Dataset with pictures and captions.")
  private Path data = Path.of("");

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Folder for the checkpoint.")
  private Path output = Path.of("");

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "Name that the model gets (default: the folder's).")
  private @Nullable String model;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "42",
      description = "Of split, weights and order (default: 42).")
  private long seed;

  @Option(names = "--json", description = "Prints the outcome as JSON; the curve goes to stderr.")
  private boolean json;

  @Mixin private ServerOptions server = new ServerOptions();

  @Override
  public Integer call() {
    StartTrainingRequest.Builder request =
        StartTrainingRequest.newBuilder()
            .setRequestId(UUID.randomUUID().toString())
            .setDatasetPath(data.toAbsolutePath().toString())
            .setOutputPath(output.toAbsolutePath().toString())
            .setModel(
                model == null
                    ? String.valueOf(output.toAbsolutePath().normalize().getFileName())
                    : model)
            .setSeed(seed);
    if (recipe.preset != null) {
      request.setPreset(recipe.preset);
    } else if (recipe.config != null) {
      request.setConfigYaml(read(recipe.config));
    }
    PrintStream curve = json ? System.err : System.out;
    try (Connection connection = server.connect()) {
      Training training = new TrainingFlow(connection.suite(), curve).run(request.build());
      if (json) {
        JsonOutput.print(training);
      } else {
        System.out.print(TrainingFlow.table(training.getOutcome()));
        System.out.printf("model %s in %s%n", training.getModel(), output);
      }
    }
    return 0;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new CommandFailure("%s: can't be read (expected: a YAML file)".formatted(file), e);
    }
  }
}
