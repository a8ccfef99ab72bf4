package io.crossmodal.eval.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.crossmodal.eval.measure.NeighborOverlap;
import io.crossmodal.eval.measure.RankBiasedOverlap;
import io.crossmodal.eval.measure.ScoreDistortion;
import io.crossmodal.eval.plan.ViewSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How near each view's rankings and scores are to those of the full view, whatever is relevant:
 * means over the queries of all directions.
 */
final class FidelityTable {

  /** Neighbours that rankings are compared by. */
  private static final int NEIGHBOURS = 10;

  /** A reader of ten items goes on at nine of ten ranks. */
  private static final double PATIENCE = .9;

  /**
   * One view.
   *
   * @param view its name
   * @param overlap NeighborOverlap@10
   * @param rankBiased rank-biased overlap
   * @param distortion of scores; empty if no query shares an item with the full view
   */
  record Row(String view, double overlap, double rankBiased, OptionalDouble distortion) {}

  private final List<Row> rows = new ArrayList<>();

  FidelityTable(EvaluationReport report) {
    if (report.baselines().isEmpty()) {
      return;
    }
    ViewSpec full = report.baselines().getFirst().spec().view();
    report.configurations().stream()
        .map(c -> c.spec().view())
        .distinct()
        .filter(view -> !view.equals(full))
        .forEach(view -> row(report, full, view).ifPresent(rows::add));
  }

  private static Optional<Row> row(EvaluationReport report, ViewSpec full, ViewSpec view) {
    double overlap = 0;
    double rankBiased = 0;
    double distortion = 0;
    int queries = 0;
    int shared = 0;
    for (RankedRun own : runs(report, view)) {
      for (RankedRun exact : runs(report, full)) {
        for (int q = 0; own.direction() == exact.direction() && q < own.rows().length; q++) {
          overlap += NeighborOverlap.at(NEIGHBOURS, own.rows()[q], exact.rows()[q]);
          rankBiased += RankBiasedOverlap.of(PATIENCE, own.rows()[q], exact.rows()[q]);
          OptionalDouble one =
              ScoreDistortion.of(
                  own.rows()[q], own.scores()[q], exact.rows()[q], exact.scores()[q]);
          distortion += one.orElse(0);
          shared += one.isPresent() ? 1 : 0;
          queries++;
        }
      }
    }
    return queries == 0
        ? Optional.empty()
        : Optional.of(
            new Row(
                view.name(),
                overlap / queries,
                rankBiased / queries,
                shared == 0 ? OptionalDouble.empty() : OptionalDouble.of(distortion / shared)));
  }

  private static List<RankedRun> runs(EvaluationReport report, ViewSpec view) {
    return report.runs().stream().filter(run -> run.view().equals(view)).toList();
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  List<String> header(Words words) {
    return List.of(
        words.label(Label.CONFIGURATION),
        words.label(Label.OVERLAP).formatted(NEIGHBOURS),
        words.label(Label.RANK_BIASED).formatted(PATIENCE),
        words.label(Label.DISTORTION));
  }

  List<List<String>> cells() {
    return rows.stream()
        .map(
            row ->
                List.of(
                    row.view,
                    Numbers.score(row.overlap),
                    Numbers.score(row.rankBiased),
                    row.distortion.isPresent()
                        ? Numbers.fixed(row.distortion.getAsDouble(), 5)
                        : "–"))
        .toList();
  }

  void write(ArrayNode array) {
    for (Row row : rows) {
      var node =
          array
              .addObject()
              .put("view", row.view)
              .put("neighbor_overlap@" + NEIGHBOURS, row.overlap)
              .put("rank_biased_overlap@" + PATIENCE, row.rankBiased);
      row.distortion.ifPresent(distortion -> node.put("score_distortion", distortion));
    }
  }
}
