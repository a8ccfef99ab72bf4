package io.crossmodal.eval.pipeline;

import io.crossmodal.eval.plan.AblationConfig;
import io.crossmodal.eval.plan.ViewSpec;
import io.crossmodal.eval.report.EvaluationReport;
import io.crossmodal.eval.run.EvaluatedGalleries;
import io.crossmodal.eval.run.IndexClient;
import io.crossmodal.eval.run.RunExecutor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;

/** Runs one evaluation from its data to its report. */
public final class EvaluationPipeline {

  /** Views that are scored at a time: while one waits for the index, the other is measured. */
  private static final int AT_ONCE = 2;

  private final IndexClient index;
  private final Host host;

  /** A pipeline over the galleries of this index service, on this machine. */
  public EvaluationPipeline(IndexClient index, Host host) {
    this.index = index;
    this.host = host;
  }

  /**
   * Runs an evaluation and writes its report; what was made in the index service is dropped,
   * however this ends.
   *
   * @param id of the evaluation
   * @param prepared what to run
   * @param folder for the files of the report
   * @param listener is told of every step
   * @throws CancellationException if the thread is interrupted
   * @throws io.crossmodal.rpc.ServiceException if any score is missing, or nothing can be written
   */
  EvaluationSummary run(
      String id, PreparedEvaluation prepared, Path folder, ProgressListener listener) {
    Instant started = Instant.now();
    Progress progress = new Progress(prepared.plan().runs(), listener);
    List<DirectionStage> directions = directions(prepared);
    Map<ViewSpec, ViewOutcome> outcomes;
    VectorLook look;
    try (EvaluatedGalleries galleries =
            new EvaluatedGalleries(index, id, prepared.dataset(), prepared.shards());
        BoundedTasks tasks = new BoundedTasks(AT_ONCE)) {
      store(prepared, galleries, tasks, progress);
      BoundedTasks.Pending<ViewOutcome> views =
          tasks.start(views(prepared, directions, galleries, progress));
      look = VectorLook.at(prepared.dataset());
      outcomes = byView(views.results());
    }
    if (Thread.interrupted()) {
      throw new CancellationException("interrupted");
    }
    progress.doing("writing the report");
    EvaluationReport report =
        new ReportAssembly(prepared, directions, outcomes)
            .report(look, host.provenance(id, started, Duration.between(started, Instant.now())));
    ReportFolder.write(report, folder);
    return SummaryAssembly.summary(report, Duration.between(started, Instant.now()));
  }

  private static List<DirectionStage> directions(PreparedEvaluation prepared) {
    AblationConfig config = prepared.plan().config();
    return config.directions().stream()
        .map(direction -> DirectionStage.of(direction, prepared.dataset(), config))
        .toList();
  }

  private static void store(
      PreparedEvaluation prepared,
      EvaluatedGalleries galleries,
      BoundedTasks tasks,
      Progress progress) {
    List<Integer> dimensions = prepared.views().stream().map(ViewSpec::dimension).toList();
    List<Callable<Integer>> stores =
        galleries.toStore(dimensions).stream()
            .<Callable<Integer>>map(
                dimension ->
                    () -> {
                      progress.doing("%d-d: storing the vectors".formatted(dimension));
                      galleries.store(dimension);
                      return dimension;
                    })
            .toList();
    var unused = tasks.start(stores).results();
  }

  private List<Callable<ViewOutcome>> views(
      PreparedEvaluation prepared,
      List<DirectionStage> directions,
      EvaluatedGalleries galleries,
      Progress progress) {
    ViewStage stage =
        new ViewStage(galleries, new RunExecutor(index), prepared.plan().config(), directions);
    return prepared.views().stream()
        .<Callable<ViewOutcome>>map(
            view ->
                () -> {
                  ViewOutcome outcome = stage.run(view, progress::doing);
                  progress.finished(view);
                  return outcome;
                })
        .toList();
  }

  private static Map<ViewSpec, ViewOutcome> byView(List<ViewOutcome> outcomes) {
    Map<ViewSpec, ViewOutcome> byView = new LinkedHashMap<>();
    outcomes.forEach(outcome -> byView.put(outcome.view().spec(), outcome));
    return byView;
  }
}
