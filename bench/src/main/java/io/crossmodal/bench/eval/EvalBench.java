package io.crossmodal.bench.eval;

import io.crossmodal.bench.report.PythonComparison;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Whole processes, from start to the last file: {@code crossmodal evaluate --npz} with its report,
 * and {@code bench/reference/r0_numpy.py} on the same file, in turns.
 */
public final class EvalBench {

  private static final String PEERS = "crossmodal.bench.peers";
  private static final int PAIRS = 1_000;
  private static final long SEED = 42;

  private final Path bench;
  private final Path work;
  private final Path file;

  /**
   * Prepares runs.
   *
   * @param work folder for what is written
   * @param file embeddings by the reference's names; made up when it is not there
   */
  public EvalBench(Path work, Path file) throws IOException {
    this.bench =
        Path.of(System.getProperty(PEERS, "bench/peers")).resolveSibling("").toAbsolutePath();
    this.work = work;
    this.file = file;
    if (!Files.exists(file)) {
      new PairedEmbeddings(SEED).write(file, PAIRS);
    }
  }

  /**
   * Why the interpreter can't take part; empty when it can.
   *
   * @param python interpreter
   */
  public String missing(String python) throws IOException, InterruptedException {
    try {
      run(List.of(python, "-c", "import numpy"), work.resolve("python.log"));
      return "";
    } catch (IOException e) {
      return "%s: %s".formatted(python, e.getMessage());
    }
  }

  /**
   * Runs both, in turns.
   *
   * @param passes of each, of which the median counts
   * @param python interpreter with numpy; empty for none
   */
  public List<PythonComparison.Line> run(int passes, String python)
      throws IOException, InterruptedException {
    List<Double> ours = new ArrayList<>();
    List<Double> reference = new ArrayList<>();
    for (int pass = 0; pass < passes; pass++) {
      ours.add(evaluate(pass));
      if (!python.isEmpty()) {
        String script = bench.resolve("reference/r0_numpy.py").toString();
        reference.add(run(List.of(python, script, file.toString()), work.resolve("r0.log")));
      }
    }
    return List.of(
        new PythonComparison.Line(
            "evaluation_seconds",
            "evaluation with its report, process to process, s",
            median(ours),
            median(reference),
            true));
  }

  /** A home of its own, so that nothing of an earlier evaluation is found. */
  private double evaluate(int pass) throws IOException, InterruptedException {
    return run(
        List.of(
            bench.resolveSibling("crossmodal").toString(),
            "evaluate",
            "--npz",
            file.toString(),
            "--output",
            work.resolve("report" + pass).toString(),
            "--data-dir",
            work.resolve("data" + pass).toString()),
        work.resolve("evaluate.log"));
  }

  private static double run(List<String> command, Path log)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    // Without the settings of this process, so that it is as a user starts it.
    builder.environment().remove("CROSSMODAL_JAVA_OPTS");
    long began = System.nanoTime();
    int status = builder.start().waitFor();
    double seconds = (System.nanoTime() - began) / 1e9;
    if (status != 0) {
      throw new IOException(
          "%s: exit status %d (expected: 0)%n%s"
              .formatted(String.join(" ", command), status, Files.readString(log)));
    }
    return seconds;
  }

  private static double median(List<Double> values) {
    return values.isEmpty() ? Double.NaN : values.stream().sorted().toList().get(values.size() / 2);
  }
}
