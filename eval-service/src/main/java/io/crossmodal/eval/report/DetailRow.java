package io.crossmodal.eval.report;

import io.crossmodal.eval.measure.Figure;
import io.crossmodal.eval.plan.Direction;
import io.crossmodal.eval.plan.SearchSpec;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * One line of {@code detailed_results.csv}: the reference pipeline's columns, then more.
 *
 * @param report that it is part of
 * @param result the configuration
 */
record DetailRow(EvaluationReport report, ConfigurationResult result) {

  /** R@k, averaged over the directions. */
  double averageRecall() {
    String measure = "recall@" + report.headlineK();
    return ExperimentResults.average(result, f -> f.figure(measure).value());
  }

  /** MRR, averaged over the directions. */
  double averageMrr() {
    return ExperimentResults.average(result, f -> f.figure("mrr").value());
  }

  /** Queries a second, as the reference counts them: one direction's, over the time of both. */
  double queriesPerSecond() {
    return ExperimentResults.queries(result) / ExperimentResults.totalSeconds(result);
  }

  /** The view's memory over the number of queries, as the reference counts it. */
  double mebibytesPerQuery() {
    return ExperimentResults.memoryMebibytes(result) / ExperimentResults.queries(result);
  }

  Set<String> columns() {
    return cells().keySet();
  }

  Collection<Object> values() {
    return cells().values();
  }

  /** By column; an empty text where there is nothing. */
  Map<String, Object> cells() {
    Map<String, Object> cells = new LinkedHashMap<>();
    cells.put("experiment", result.name());
    cells.put("embedding_dim", result.spec().view().dimension());
    cells.put("precision", result.spec().view().precision().key());
    cells.put("candidate_size", result.spec().candidates());
    cells.put("num_samples", ExperimentResults.queries(result));
    reference(cells);
    result.directions().forEach((direction, measured) -> more(cells, direction, measured));
    cells.put("bytes_per_vector", result.bytesPerVector());
    cells.put("run_id", result.spec().id());
    SearchSpec search = result.spec().view().search();
    cells.put("reduction", result.spec().view().reduction().key());
    cells.put("search", search.structure().key());
    cells.put("effort", search.effort());
    cells.put("target_recall", search.targetRecall());
    cells.put("oversampling", search.oversampling());
    cells.put("missing_shards", search.missingShards());
    cells.put("shards", result.spec().view().shards());
    return cells;
  }

  private void reference(Map<String, Object> cells) {
    int k = report.headlineK();
    for (String measure : new String[] {"recall@" + k, "mrr", "ndcg@" + k}) {
      for (Direction direction : columnDirections()) {
        cells.put(direction.column() + "_" + measure, cell(value(direction, measure)));
      }
      cells.put(
          "avg_" + measure, ExperimentResults.average(result, f -> f.figure(measure).value()));
    }
    for (Direction direction : columnDirections()) {
      DirectionResult measured = result.directions().get(direction);
      cells.put(
          direction.column() + "_time", measured == null ? "" : measured.timing().totalSeconds());
    }
    cells.put("total_time", ExperimentResults.totalSeconds(result));
    cells.put("memory_usage_mb", ExperimentResults.memoryMebibytes(result));
    cells.put("queries_per_second", queriesPerSecond());
    cells.put("mb_per_query", mebibytesPerQuery());
  }

  /** The reference's two, whose columns are always there, and others that were asked in. */
  private Set<Direction> columnDirections() {
    Set<Direction> directions = EnumSet.of(Direction.TEXT_TO_IMAGE, Direction.IMAGE_TO_TEXT);
    directions.addAll(report.config().directions());
    return directions;
  }

  private void more(Map<String, Object> cells, Direction direction, DirectionResult measured) {
    String prefix = direction.column() + "_";
    String recall = "recall@" + report.headlineK();
    var figure = measured.figures().figure(recall);
    var interval = figure.interval();
    Figure first = measured.figures().figures().getFirst();
    cells.put(prefix + first.measure(), first.value());
    cells.put(prefix + recall + "_low", interval == null ? "" : interval.low());
    cells.put(prefix + recall + "_high", interval == null ? "" : interval.high());
    cells.put(prefix + recall + "_expected", figure.expected());
    cells.put(prefix + recall + "_chance", figure.chance());
    cells.put(prefix + recall + "_lift", figure.lift());
    Change.of(report, result, direction)
        .ifPresent(
            change -> {
              cells.put(prefix + "change", change.difference());
              cells.put(prefix + "change_low", change.interval().low());
              cells.put(prefix + "change_high", change.interval().high());
            });
    cells.put(prefix + "verdict", measured.figures().verdict().words());
    cells.put(prefix + "p50_ms", measured.timing().p50().toNanos() / 1e6);
    cells.put(prefix + "p95_ms", measured.timing().p95().toNanos() / 1e6);
  }

  private OptionalDouble value(Direction direction, String measure) {
    DirectionResult measured = result.directions().get(direction);
    return measured == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(measured.figures().figure(measure).value());
  }

  private static Object cell(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : "";
  }
}
