package io.crossmodal.bench.command;

import io.crossmodal.bench.eval.EvalBench;
import io.crossmodal.bench.eval.PairedEmbeddings;
import io.crossmodal.bench.report.Machine;
import io.crossmodal.bench.report.PythonComparison;
import io.crossmodal.cli.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long a whole evaluation takes, beside the reference's protocol in numpy. */
@Command(
    name = "eval",
    description = {
      "crossmodal evaluate --npz as a whole process, from its start to the last file of the report, beside the"
          + " reference ablation's protocol in numpy on the same file, in turns."
    })
public final class EvalBenchCommand implements Callable<Integer> {

  private static final int MAX_DIMENSION = 4_096;
  private static final long SEED = 42;

  @Option(
      names = "--npz",
      paramLabel = "FILE",
      description =
          "Embeddings text_<d>, image_<d> and ground_truth with d = 256, 512, 1024 (default: 1,000 made-up pairs).")
  private @Nullable Path npz;

  @Option(
      names = "--passes",
      paramLabel = "N",
      defaultValue = "3",
      description = "Of which the median counts (default: ${DEFAULT-VALUE}).")
  private int passes;

  @Option(
      names = "--python",
      paramLabel = "PYTHON",
      defaultValue = "python3",
      description = "Interpreter with numpy (default: ${DEFAULT-VALUE}); none to leave it out.")
  private String python = "";

  @Option(
      names = "--write",
      paramLabel = "FILE",
      description = "Only writes made-up embeddings, for evaluations of other sizes.")
  private @Nullable Path write;

  @Option(
      names = "--texts",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Texts of --write (default: ${DEFAULT-VALUE}).")
  private int texts;

  @Option(
      names = "--pictures",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Pictures of --write, at least as many (default: ${DEFAULT-VALUE}).")
  private int pictures;

  @Option(
      names = "--dims",
      split = ",",
      paramLabel = "D",
      defaultValue = "512",
      description = "Dimensions of --write (default: ${DEFAULT-VALUE}).")
  private List<Integer> dimensions = List.of();

  @Option(names = "--json", description = "Prints the results as JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (passes < 1) {
      throw new CommandFailure("--passes: %d (expected: 1 or more)".formatted(passes));
    }
    if (write != null) {
      return written(write);
    }
    if (npz != null && !Files.isRegularFile(npz)) {
      throw new CommandFailure("--npz: %s (expected: a file)".formatted(npz));
    }
    double loadBefore = Machine.load();
    try (WorkFolder work = WorkFolder.of(null)) {
      Path file = npz == null ? work.path().resolve("pairs.npz") : npz.toAbsolutePath();
      EvalBench bench = new EvalBench(work.path(), file);
      String missing = python.equals("none") ? "not wanted" : bench.missing(python);
      Progress.say(missing.isEmpty() ? "measuring" : "without the reference: " + missing);
      PythonComparison report =
          new PythonComparison(
              "file",
              npz == null ? "made up" : String.valueOf(file.getFileName()),
              Machine.describe(loadBefore),
              Map.of(),
              bench.run(passes, missing.isEmpty() ? python : ""));
      System.out.print(json ? report.toJson() : report.render());
    }
    return 0;
  }

  private int written(Path file) throws IOException {
    if (texts < 1 || pictures < texts) {
      throw new CommandFailure(
          "--texts: %d, --pictures: %d (expected: 1 or more, at least as many)"
              .formatted(texts, pictures));
    }
    if (dimensions.stream().anyMatch(dimension -> dimension < 1 || dimension > MAX_DIMENSION)) {
      throw new CommandFailure(
          "--dims: %s (expected: each 1..%d)".formatted(dimensions, MAX_DIMENSION));
    }
    new PairedEmbeddings(SEED).write(file, texts, pictures, dimensions);
    System.out.printf("%,d texts and %,d pictures in %s%n", texts, pictures, file);
    return 0;
  }
}
