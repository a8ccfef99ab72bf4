package io.crossmodal.cli.flow;

import io.crossmodal.cli.CommandFailure;
import io.crossmodal.cli.client.Suite;
import io.crossmodal.cli.console.Progress;
import io.crossmodal.eval.v1.Evaluation;
import io.crossmodal.eval.v1.EvaluationState;
import io.crossmodal.eval.v1.GetReportRequest;
import io.crossmodal.eval.v1.GetReportResponse;
import io.crossmodal.eval.v1.StartEvaluationRequest;
import io.crossmodal.eval.v1.WatchEvaluationRequest;
import io.crossmodal.eval.v1.WatchEvaluationResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Starts an evaluation, shows how far it is, and fetches its report. */
public final class EvaluationFlow {

  private final Suite suite;

  public EvaluationFlow(Suite suite) {
    this.suite = suite;
  }

  /** Runs to the end; fails with the service's words if the evaluation does. */
  public Evaluation run(StartEvaluationRequest request) {
    Evaluation evaluation = suite.evaluations().startEvaluation(request).getEvaluation();
    WatchEvaluationRequest watch =
        WatchEvaluationRequest.newBuilder().setEvaluationId(evaluation.getEvaluationId()).build();
    try (Progress progress = Progress.of("evaluating", evaluation.getConfigurationsTotal())) {
      Iterator<WatchEvaluationResponse> changes = suite.evaluations().watchEvaluation(watch);
      while (changes.hasNext()) {
        evaluation = changes.next().getEvaluation();
        progress.at(evaluation.getConfigurationsDone(), evaluation.getActivity());
      }
    }
    if (evaluation.getState() != EvaluationState.EVALUATION_STATE_SUCCEEDED) {
      throw new CommandFailure("evaluation failed: " + evaluation.getError());
    }
    return evaluation;
  }

  /** Writes every file of the report below the folder; each appears whole or not at all. */
  public List<Path> fetch(String evaluationId, Path folder) {
    Iterator<GetReportResponse> parts =
        suite
            .evaluations()
            .getReport(GetReportRequest.newBuilder().setEvaluationId(evaluationId).build());
    List<Path> files = new ArrayList<>();
    try {
      while (parts.hasNext()) {
        files.add(write(parts.next(), parts, folder.toAbsolutePath().normalize()));
      }
    } catch (IOException e) {
      throw new CommandFailure(
          "%s: can't be written (expected: a folder with space): %s"
              .formatted(folder, e.getMessage()),
          e);
    }
    return files;
  }

  private static Path write(GetReportResponse first, Iterator<GetReportResponse> rest, Path folder)
      throws IOException {
    Path file = folder.resolve(first.getFileName()).normalize();
    if (!file.startsWith(folder)) {
      throw new IOException(
          "file name %s (expected: one inside the report)".formatted(first.getFileName()));
    }
    Files.createDirectories(file.resolveSibling("."));
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    try (OutputStream out = Files.newOutputStream(partial)) {
      GetReportResponse part = first;
      part.getData().writeTo(out);
      while (!part.getLast()) {
        part = rest.next();
        part.getData().writeTo(out);
      }
    }
    return Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
