package io.crossmodal.cli.command;

import io.crossmodal.cli.CommandFailure;
import io.crossmodal.cli.console.FindingsPrinter;
import io.crossmodal.dataset.DatasetException;
import io.crossmodal.eval.dataset.TrecQrels;
import io.crossmodal.eval.dataset.TrecRun;
import io.crossmodal.eval.measure.ListMeasure;
import io.crossmodal.eval.measure.ListMeasures;
import io.crossmodal.eval.pipeline.RunComparison;
import io.crossmodal.eval.pipeline.RunFindings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The measures of TREC files. */
@Command(
    name = "measure",
    description = {
      "Measures ranked lists of TREC files, with intervals and paired tests between runs.",
      "Measures: R@k (any relevant item among the top k), Recall@k, P@k, AP, AP@k, AP-reachable@k,",
      "RR, RR@k, nDCG, nDCG@k, nDCG-exp, nDCG-exp@k, Rprec, IPrec@r (a point of the",
      "precision-recall curve). docs/evaluation.md has the formulas."
    })
public final class MeasureCommand implements Callable<Integer> {

  @Option(
      names = "--qrels",
      required = true,
      paramLabel = "FILE",
      description =
          "Labels: lines of query iteration item grade, or a BEIR folder, or its qrels/*.tsv.")
  private Path qrels = Path.of("");

  @Option(
      names = "--run",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description = "Ranked lists, lines of: query Q0 item rank score tag. Several are compared.")
  private List<Path> runs = List.of();

  @Option(
      names = "--measures",
      split = ",",
      paramLabel = "M",
      defaultValue = "R@1,R@5,R@10,RR,AP,nDCG@10",
      description = "Separated by commas (default: ${DEFAULT-VALUE}).")
  private List<String> measures = List.of();

  @Option(
      names = "--level",
      defaultValue = "1",
      paramLabel = "N",
      description = "Least grade of a relevant item (default: ${DEFAULT-VALUE}).")
  private int level;

  @Option(
      names = "--ties",
      defaultValue = "expected",
      paramLabel = "T",
      description =
          "expected: the mean over every order of items with one score (default); trec: the order of trec_eval.")
  private Ties ties = Ties.EXPECTED;

  @Option(
      names = "--resamples",
      defaultValue = "10000",
      paramLabel = "N",
      description = "Of the bootstrap and the permutation test (default: ${DEFAULT-VALUE}).")
  private int resamples;

  @Option(
      names = "--confidence",
      defaultValue = "0.95",
      paramLabel = "P",
      description = "Of the intervals (default: ${DEFAULT-VALUE}).")
  private double confidence;

  @Option(
      names = "--seed",
      defaultValue = "42",
      paramLabel = "S",
      description = "Of the bootstrap and the permutation test (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--json", description = "Prints the findings as JSON.")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** What becomes of items with one score. */
  enum Ties {
    EXPECTED,
    TREC
  }

  @Override
  public Integer call() {
    RunFindings findings = findings();
    if (json) {
      FindingsPrinter.printJson(findings);
    } else {
      FindingsPrinter.print(findings, System.out);
    }
    return 0;
  }

  private RunFindings findings() {
    List<ListMeasure> parsed = usage(() -> measures.stream().map(ListMeasures::parse).toList());
    RunComparison.Settings settings =
        usage(
            () ->
                new RunComparison.Settings(level, ties == Ties.TREC, resamples, confidence, seed));
    try {
      TrecQrels labels = TrecQrels.read(qrels);
      SequencedMap<String, TrecRun> read = new LinkedHashMap<>();
      for (Path run : runs) {
        if (read.put(name(run), TrecRun.read(run)) != null) {
          throw new CommandFailure("run %s: named twice (expected: each once)".formatted(run));
        }
      }
      return new RunComparison(labels, parsed, settings).compare(read);
    } catch (DatasetException e) {
      throw new CommandFailure(String.valueOf(e.getMessage()), e);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure("%s: %s".formatted(qrels, e.getMessage()), e);
    }
  }

  /** A file's name, or its path where two runs share a name. */
  private String name(Path run) {
    String name = String.valueOf(run.getFileName());
    long alike = runs.stream().filter(r -> String.valueOf(r.getFileName()).equals(name)).count();
    return alike == 1 ? name : run.toString();
  }

  private <T> T usage(Callable<T> value) {
    try {
      return value.call();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
