package io.crossmodal.eval.pipeline;

import io.crossmodal.eval.measure.ViewMeasurement;
import io.crossmodal.eval.plan.AblationConfig;
import io.crossmodal.eval.plan.Direction;
import io.crossmodal.eval.plan.ViewSpec;
import io.crossmodal.eval.report.RunRecorder;
import io.crossmodal.eval.run.EvaluatedGalleries;
import io.crossmodal.eval.run.IndexClient;
import io.crossmodal.eval.run.QueryTimes;
import io.crossmodal.eval.run.RunExecutor;
import io.crossmodal.eval.run.SearchExecutor;
import io.crossmodal.eval.run.SearchedView;
import io.crossmodal.eval.run.TiledExecutor;
import io.crossmodal.eval.run.ViewSettings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Makes a view, scores and measures every direction and way of searching in it, and drops it. */
final class ViewStage {

  /** Neighbours that overlap is about: as many are looked for at least. */
  private static final int NEIGHBOURS = 10;

  /** Items that one answer holds the scores of, for enough queries to be worth a call. */
  private static final int MOST_AT_ONCE = 20_000;

  private final EvaluatedGalleries galleries;
  private final RunExecutor executor;
  private final TiledExecutor tiles;
  private final SearchExecutor searches;
  private final AblationConfig config;
  private final List<DirectionStage> directions;
  private final boolean timesSearches;

  /**
   * A stage.
   *
   * @param timesSearches true if all times are to be of searches in the whole gallery, so that
   *     those of flat views can be compared with those of graphs
   */
  ViewStage(
      EvaluatedGalleries galleries,
      IndexClient index,
      AblationConfig config,
      List<DirectionStage> directions,
      boolean timesSearches) {
    this.galleries = galleries;
    this.executor = new RunExecutor(index, config.serving().repeats());
    this.tiles = new TiledExecutor(index, config.serving().repeats());
    this.searches = new SearchExecutor(index, config.serving().repeats());
    this.config = config;
    this.directions = directions;
    this.timesSearches = timesSearches;
  }

  /** What the ways of searching one stored view give; the activity is told in a few words. */
  List<ViewOutcome> run(StoredGroup group, Consumer<String> activity) {
    activity.accept(group.stored().words() + ": making the view");
    SearchedView stored = galleries.view(new ViewSettings(group.stored(), config.seed()));
    List<ViewOutcome> outcomes = new ArrayList<>();
    for (ViewSpec spec : group.specs()) {
      SearchedView view = stored.as(spec);
      Map<Direction, DirectionOutcome> sides = new EnumMap<>(Direction.class);
      for (DirectionStage stage : directions) {
        activity.accept(
            "%s: scoring %,d queries, %s"
                .formatted(spec.words(), stage.task().queryIds().size(), stage.direction().key()));
        sides.put(
            stage.direction(), spec.search().looks() ? looked(view, stage) : ranked(view, stage));
      }
      outcomes.add(new ViewOutcome(view, sides));
    }
    galleries.release(stored);
    return outcomes;
  }

  /** Every item is scored; in a large gallery tile by tile. */
  private DirectionOutcome ranked(SearchedView view, DirectionStage stage) {
    ViewMeasurement measurement = stage.measurer().view();
    RunRecorder recorder = recorder(view, stage);
    QueryTimes times;
    if (stage.task().itemIds().size() > MOST_AT_ONCE) {
      tiles.run(view, stage.task(), new TileCollector(stage.relevance(), measurement, recorder));
      times =
          timesSearches
              ? searches.times(view, stage.task(), depth(stage))
              : tiles.times(view, stage.task());
    } else {
      times =
          executor.run(
              view,
              stage.task(),
              (query, scores) -> {
                measurement.accept(query, scores);
                recorder.accept(query, scores);
              });
      times = timesSearches ? searches.times(view, stage.task(), depth(stage)) : times;
    }
    return new DirectionOutcome(measurement.finish(), times, recorder.run());
  }

  /** The best are looked for, as callers do. */
  private DirectionOutcome looked(SearchedView view, DirectionStage stage) {
    ViewMeasurement measurement = stage.measurer().view();
    RunRecorder recorder = recorder(view, stage);
    searches.run(
        view,
        stage.task(),
        depth(stage),
        (query, rows, scores) -> {
          measurement.acceptFound(query, rows, scores);
          recorder.accept(query, rows, scores);
        });
    return new DirectionOutcome(
        measurement.finish(), searches.times(view, stage.task(), depth(stage)), recorder.run());
  }

  private int depth(DirectionStage stage) {
    return Math.min(stage.task().itemIds().size(), Math.max(NEIGHBOURS, config.ks().getLast()));
  }

  private RunRecorder recorder(SearchedView view, DirectionStage stage) {
    return new RunRecorder(
        view.spec(),
        stage.direction(),
        stage.task().queryIds(),
        stage.task().itemIds(),
        config.ks().getLast());
  }
}
