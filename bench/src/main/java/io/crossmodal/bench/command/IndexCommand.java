package io.crossmodal.bench.command;

import io.crossmodal.bench.contender.PeerSystem.Kind;
import io.crossmodal.bench.data.BenchData;
import io.crossmodal.bench.data.Shape;
import io.crossmodal.bench.data.ShapeGenerator;
import io.crossmodal.bench.report.RaceJson;
import io.crossmodal.bench.report.RacePlot;
import io.crossmodal.bench.report.RaceReport;
import io.crossmodal.bench.report.RaceTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Recall, queries a second, build time and bytes of the index's views, and of peers. */
@Command(
    name = "index",
    description = {
      "Recall, queries a second (one thread, one query a call, in this process), build time and bytes"
          + " of the index's views over a sweep of efforts.",
      "Passes of all that is measured alternate; medians are shown."
    })
public final class IndexCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description =
          "HDF5 in ann-benchmarks' layout, angular, or an .npz of encode or export, of which some rows are the queries (default: generated).")
  private @Nullable Path data;

  @Option(
      names = "--shape",
      defaultValue = "clustered",
      description = "Of generated data: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Shape shape = Shape.CLUSTERED;

  @Option(
      names = "--items",
      paramLabel = "N",
      defaultValue = "100000",
      description = "Generated items (default: ${DEFAULT-VALUE}).")
  private int items;

  @Option(
      names = "--dimension",
      paramLabel = "D",
      defaultValue = "512",
      description = "Of generated vectors, 2 to 4096 (default: ${DEFAULT-VALUE}).")
  private int dimension;

  @Option(
      names = "--queries",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Generated queries (default: ${DEFAULT-VALUE}).")
  private int queries;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Of generated data (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--recall",
      split = ",",
      paramLabel = "R",
      defaultValue = ".99,.995,.999",
      description = "Recalls at which to compare (default: ${DEFAULT-VALUE}).")
  private List<Double> recalls = List.of();

  @Option(
      names = "--kind",
      split = ",",
      defaultValue = "scan,graph",
      description = "What takes part: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private List<Kind> kinds = List.of();

  @Option(names = "--peers", description = "Other projects too, those that are installed.")
  private boolean peers;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "NAME",
      description = "Only the views and peers whose names contain one of these.")
  private List<String> only = List.of();

  @Option(
      names = "--passes",
      paramLabel = "N",
      defaultValue = "5",
      description = "Of which the median counts (default: ${DEFAULT-VALUE}).")
  private int passes;

  @Option(
      names = "--pass-seconds",
      paramLabel = "S",
      defaultValue = ".5",
      description = "How long a pass takes, about (default: ${DEFAULT-VALUE}).")
  private double passSeconds;

  @Option(names = "--json", description = "Prints the results as JSON.")
  private boolean json;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Folder for the data, the results and a plot.")
  private @Nullable Path output;

  private BenchData measured() throws IOException {
    if (data == null) {
      return BenchData.generate(new ShapeGenerator(shape, dimension, seed), items, queries);
    }
    return data.toString().endsWith(".npz")
        ? BenchData.draw(data, queries, seed)
        : BenchData.read(data);
  }

  @Override
  public Integer call() throws IOException {
    check();
    try (WorkFolder work = WorkFolder.of(output)) {
      Progress.say("drawing or reading the data");
      BenchData measured = measured();
      IndexRace race = new IndexRace(kinds, only, peers, passes, passSeconds);
      RaceReport report = race.run(measured, work);
      print(report);
      if (output != null) {
        if (data == null && !peers) {
          measured.file().write(output.resolve(IndexRace.DATA));
        }
        Files.writeString(output.resolve("results.txt"), RaceTable.render(report, recalls));
        Files.writeString(output.resolve("results.json"), RaceJson.render(report, recalls));
        RacePlot.write(report, output.resolve("recall-qps.png"));
      }
    }
    return 0;
  }

  private void print(RaceReport report) {
    System.out.println(
        json
            ? RaceJson.render(report, recalls)
            : RaceTable.render(report, recalls).stripTrailing());
  }

  private void check() {
    List<String> problems = new ArrayList<>();
    range("--items", items, 100, 10_000_000, problems);
    range("--dimension", dimension, 2, 4_096, problems);
    range("--queries", queries, 1, 100_000, problems);
    range("--passes", passes, 1, 1_000, problems);
    for (double recall : recalls) {
      if (!(recall > 0 && recall < 1)) {
        problems.add("--recall: %s (expected: above 0 and below 1)".formatted(recall));
      }
    }
    if (!(passSeconds > 0 && passSeconds <= 600)) {
      problems.add("--pass-seconds: %s (expected: above 0, at most 600)".formatted(passSeconds));
    }
    if (!problems.isEmpty()) {
      throw new ParameterException(spec.commandLine(), String.join("; ", problems));
    }
  }

  private static void range(String name, int value, int least, int most, List<String> problems) {
    if (value < least || value > most) {
      problems.add("%s: %d (expected: %d..%d)".formatted(name, value, least, most));
    }
  }
}
