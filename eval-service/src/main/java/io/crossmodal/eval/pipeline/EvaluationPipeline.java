package io.crossmodal.eval.pipeline;

import io.crossmodal.eval.plan.AblationConfig;
import io.crossmodal.eval.plan.RunSpec;
import io.crossmodal.eval.plan.ViewSpec;
import io.crossmodal.eval.report.EvaluationReport;
import io.crossmodal.eval.run.EvaluatedGalleries;
import io.crossmodal.eval.run.IndexClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;

/** Runs one evaluation from its data to its report. */
public final class EvaluationPipeline {

  /** Views that are scored at a time: while one waits for the index, the other is measured. */
  private static final int AT_ONCE = 2;

  private final IndexClient index;
  private final Host host;
  private final Path done;
  private final Duration worthKeeping;

  /**
   * A pipeline over the galleries of an index service.
   *
   * @param host that it runs on
   * @param done folder for the views that were done, of all evaluations
   * @param worthKeeping time that a view must take to be kept there
   */
  public EvaluationPipeline(IndexClient index, Host host, Path done, Duration worthKeeping) {
    this.index = index;
    this.host = host;
    this.done = done;
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
    FinishedViews finished = new FinishedViews(done, () -> work(prepared), worthKeeping);
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
          new ViewStage(
              galleries, index, prepared.plan().config(), directions, prepared.plan().looks());
      Set<ViewSpec> references =
          prepared.plan().references().stream().map(RunSpec::view).collect(Collectors.toSet());
      BoundedTasks.Pending<List<ViewOutcome>> views =
          tasks.start(views(StoredGroup.of(missing, references), stage, finished, progress));
      look = VectorLook.at(prepared.dataset());
      views.results().stream()
          .flatMap(List::stream)
          .forEach(outcome -> outcomes.put(outcome.view().spec(), outcome));
    }
    if (Thread.interrupted()) {
      throw new CancellationException("interrupted");
    }
    progress.doing("writing the report");
    EvaluationReport report =
        new ReportAssembly(prepared, directions, inOrder(prepared.views(), outcomes))
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

  /** So that a report does not tell whether its evaluation was ever stopped. */
  private static Map<ViewSpec, ViewOutcome> inOrder(
      List<ViewSpec> views, Map<ViewSpec, ViewOutcome> outcomes) {
    Map<ViewSpec, ViewOutcome> ordered = new LinkedHashMap<>();
    views.forEach(
        view -> ordered.put(view, Objects.requireNonNull(outcomes.get(view), view::name)));
    return ordered;
  }

  /** Everything but a view's own settings that its outcome depends on. */
  private String work(PreparedEvaluation prepared) {
    AblationConfig config = prepared.plan().config();
    return "v2 %s %s %s %s %s %d %d %s %d %s %d %s"
        .formatted(
            prepared.dataset().name(),
            prepared.dataset().hash(),
            config.candidates(),
            config.directions(),
            config.ks(),
            config.seed(),
            config.resamples(),
            config.confidence(),
            config.serving().repeats(),
            prepared.plan().looks(),
            prepared.shards(),
            host.software());
  }

  private static void store(
      List<ViewSpec> views, EvaluatedGalleries galleries, BoundedTasks tasks, Progress progress) {
    List<Callable<EvaluatedGalleries.Stored>> stores =
        galleries.toStore(views).stream()
            .<Callable<EvaluatedGalleries.Stored>>map(
                stored ->
                    () -> {
                      progress.doing("%d-d: storing the vectors".formatted(stored.dimension()));
                      galleries.store(stored);
                      return stored;
                    })
            .toList();
    var unused = tasks.start(stores).results();
  }

  private static List<Callable<List<ViewOutcome>>> views(
      List<StoredGroup> groups, ViewStage stage, FinishedViews finished, Progress progress) {
    return groups.stream()
        .<Callable<List<ViewOutcome>>>map(
            group ->
                () -> {
                  Instant began = Instant.now();
                  List<ViewOutcome> done = stage.run(group, progress::doing);
                  Duration each = Duration.between(began, Instant.now());
                  List<ViewOutcome> kept = done.stream().map(o -> finished.keep(o, each)).toList();
                  group.specs().forEach(progress::finished);
                  return kept;
                })
        .toList();
  }
}
