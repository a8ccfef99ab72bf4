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
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;

/** Runs one evaluation from its data to its report. */
public final class EvaluationPipeline {

  /** Views that are scored at a time: while one waits for the index, the other is measured. */
  private static final int AT_ONCE = 2;

  private final IndexClient index;
  private final Host host;
  private final Path unfinished;
  private final Duration worthKeeping;

  /**
   * A pipeline over the galleries of an index service.
   *
   * @param host that it runs on
   * @param unfinished folder for what an evaluation has done until it ends
   * @param worthKeeping time that a view must take to be kept there
   */
  public EvaluationPipeline(IndexClient index, Host host, Path unfinished, Duration worthKeeping) {
    this.index = index;
    this.host = host;
    this.unfinished = unfinished;
    this.worthKeeping = worthKeeping;
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
    FinishedViews finished = new FinishedViews(unfinished, () -> work(prepared), worthKeeping);
    Map<ViewSpec, ViewOutcome> outcomes = new LinkedHashMap<>();
    for (ViewSpec view : prepared.views()) {
      finished.find(view, directions).ifPresent(outcome -> outcomes.put(view, outcome));
      if (outcomes.containsKey(view)) {
        progress.finished(view);
      }
    }
    List<ViewSpec> missing =
        prepared.views().stream().filter(view -> !outcomes.containsKey(view)).toList();
    VectorLook look;
    try (EvaluatedGalleries galleries =
            new EvaluatedGalleries(index, id, prepared.dataset(), prepared.shards());
        BoundedTasks tasks = new BoundedTasks(AT_ONCE)) {
      store(missing, galleries, tasks, progress);
      ViewStage stage =
          new ViewStage(galleries, new RunExecutor(index), prepared.plan().config(), directions);
      BoundedTasks.Pending<ViewOutcome> views =
          tasks.start(views(missing, stage, finished, progress));
      look = VectorLook.at(prepared.dataset());
      views.results().forEach(outcome -> outcomes.put(outcome.view().spec(), outcome));
    }
    if (Thread.interrupted()) {
      throw new CancellationException("interrupted");
    }
    progress.doing("writing the report");
    EvaluationReport report =
        new ReportAssembly(prepared, directions, inOrder(prepared.views(), outcomes))
            .report(look, host.provenance(id, started, Duration.between(started, Instant.now())));
    ReportFolder.write(report, folder);
    finished.drop();
    return SummaryAssembly.summary(report, Duration.between(started, Instant.now()));
  }

  private static List<DirectionStage> directions(PreparedEvaluation prepared) {
    AblationConfig config = prepared.plan().config();
    return config.directions().stream()
        .map(direction -> DirectionStage.of(direction, prepared.dataset(), config))
        .toList();
  }

  /** So that a report does not tell whether its evaluation was ever stopped. */
  private static Map<ViewSpec, ViewOutcome> inOrder(
      List<ViewSpec> views, Map<ViewSpec, ViewOutcome> outcomes) {
    Map<ViewSpec, ViewOutcome> ordered = new LinkedHashMap<>();
    views.forEach(
        view -> ordered.put(view, Objects.requireNonNull(outcomes.get(view), view::name)));
    return ordered;
  }

  /** Everything that the outcome of a view depends on. */
  private String work(PreparedEvaluation prepared) {
    return "%s %s %s %d %s"
        .formatted(
            prepared.dataset().name(),
            prepared.dataset().hash(),
            prepared.plan().config(),
            prepared.shards(),
            host.software());
  }

  private static void store(
      List<ViewSpec> views, EvaluatedGalleries galleries, BoundedTasks tasks, Progress progress) {
    List<Integer> dimensions = views.stream().map(ViewSpec::dimension).toList();
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

  private static List<Callable<ViewOutcome>> views(
      List<ViewSpec> views, ViewStage stage, FinishedViews finished, Progress progress) {
    return views.stream()
        .<Callable<ViewOutcome>>map(
            view ->
                () -> {
                  Instant began = Instant.now();
                  ViewOutcome done = stage.run(view, progress::doing);
                  ViewOutcome outcome = finished.keep(done, Duration.between(began, Instant.now()));
                  progress.finished(view);
                  return outcome;
                })
        .toList();
  }
}
