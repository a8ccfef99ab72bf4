package io.crossmodal.eval.pipeline;

import io.crossmodal.eval.measure.ViewMeasurement;
import io.crossmodal.eval.plan.AblationConfig;
import io.crossmodal.eval.plan.Direction;
import io.crossmodal.eval.plan.ViewSpec;
import io.crossmodal.eval.report.RunRecorder;
import io.crossmodal.eval.run.EvaluatedGalleries;
import io.crossmodal.eval.run.QueryTimes;
import io.crossmodal.eval.run.RunExecutor;
import io.crossmodal.eval.run.SearchedView;
import io.crossmodal.eval.run.ViewSettings;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Makes a view, scores and measures every direction in it, and drops it. */
final class ViewStage {

  private final EvaluatedGalleries galleries;
  private final RunExecutor executor;
  private final AblationConfig config;
  private final List<DirectionStage> directions;

  ViewStage(
      EvaluatedGalleries galleries,
      RunExecutor executor,
      AblationConfig config,
      List<DirectionStage> directions) {
    this.galleries = galleries;
    this.executor = executor;
    this.config = config;
    this.directions = directions;
  }

  /** What the view gives; the activity is told in a few words. */
  ViewOutcome run(ViewSpec spec, Consumer<String> activity) {
    String name = "%d-d %s".formatted(spec.dimension(), spec.precision().key());
    activity.accept(name + ": making the view");
    SearchedView view = galleries.view(new ViewSettings(spec, config.reduction(), config.seed()));
    Map<Direction, DirectionOutcome> outcomes = new EnumMap<>(Direction.class);
    for (DirectionStage stage : directions) {
      activity.accept(
          "%s: scoring %,d queries, %s"
              .formatted(name, stage.task().queryIds().size(), stage.direction().key()));
      outcomes.put(stage.direction(), run(view, stage));
    }
    galleries.release(view);
    return new ViewOutcome(view, outcomes);
  }

  private DirectionOutcome run(SearchedView view, DirectionStage stage) {
    ViewMeasurement measurement = stage.measurer().view();
    RunRecorder recorder =
        new RunRecorder(
            view.spec(),
            stage.direction(),
            stage.task().queryIds(),
            stage.task().itemIds(),
            config.ks().getLast());
    QueryTimes times =
        executor.run(
            view,
            stage.task(),
            (query, scores) -> {
              measurement.accept(query, scores);
              recorder.accept(query, scores);
            });
    return new DirectionOutcome(measurement.finish(), times, recorder.run());
  }
}
