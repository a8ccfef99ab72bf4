package io.crossmodal.eval.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossmodal.eval.measure.Figure;
import io.crossmodal.eval.measure.Interval;
import io.crossmodal.eval.measure.PoolFigures;
import io.crossmodal.eval.plan.Direction;
import io.crossmodal.eval.plan.ViewSpec;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * {@code experiment_results.json}: the reference pipeline's keys for every configuration, with
 * intervals, chance, lift, expectations, percentiles and verdicts beside them.
 */
final class ExperimentResults {

  private static final double MEBIBYTE = 1 << 20;

  private ExperimentResults() {}

  static String json(EvaluationReport report) {
    ObjectNode root = JsonText.object();
    for (ConfigurationResult result : report.configurations()) {
      root.set(result.name(), configuration(report, result));
    }
    return JsonText.of(root);
  }

  static ObjectNode configuration(EvaluationReport report, ConfigurationResult result) {
    ObjectNode node = JsonText.object();
    ObjectNode timing = JsonText.object();
    result
        .directions()
        .forEach(
            (direction, measured) -> {
              node.set(direction.referenceKey(), direction(report, result, direction));
              timing.put(direction.referenceKey() + "_time", measured.timing().totalSeconds());
            });
    timing.put("total_time", totalSeconds(result));
    node.set("timing", timing);
    node.put("memory_usage_mb", memoryMebibytes(result));
    node.set("config", config(result));
    return node;
  }

  static double memoryMebibytes(ConfigurationResult result) {
    return result.memoryBytes() / MEBIBYTE;
  }

  static double totalSeconds(ConfigurationResult result) {
    return result.directions().values().stream().mapToDouble(d -> d.timing().totalSeconds()).sum();
  }

  /** Queries of the first direction that was measured, as the reference counts them. */
  static int queries(ConfigurationResult result) {
    return result.directions().values().iterator().next().figures().queries();
  }

  private static ObjectNode config(ConfigurationResult result) {
    ObjectNode config = JsonText.object();
    config.put("embedding_dim", result.spec().view().dimension());
    config.put("precision", result.spec().view().precision().key());
    config.put("candidate_size", result.spec().candidates());
    config.put("num_queries", queries(result));
    config.put("run_id", result.spec().id());
    config.put("seed", result.spec().seed());
    ViewSpec view = result.spec().view();
    config.put("view", view.name());
    config.put("reduction", view.reduction().key());
    config.put("search", view.search().structure().key());
    config.put("effort", view.search().effort());
    config.put("target_recall", view.search().targetRecall());
    config.put("oversampling", view.search().oversampling());
    config.put("missing_shards", view.search().missingShards());
    config.put("shards", view.shards());
    config.put("bytes_per_vector", result.bytesPerVector());
    config.put("memory_bytes", result.memoryBytes());
    return config;
  }

  private static ObjectNode direction(
      EvaluationReport report, ConfigurationResult result, Direction direction) {
    DirectionResult measured = Objects.requireNonNull(result.directions().get(direction));
    PoolFigures figures = measured.figures();
    ObjectNode node = JsonText.object();
    for (int k : report.config().ks()) {
      node.put("recall@" + k, figures.figure("recall@" + k).value());
      node.put("ndcg@" + k, figures.figure("ndcg@" + k).value());
    }
    node.put("mrr", figures.figure("mrr").value());
    for (Figure figure : figures.figures()) {
      if (!node.has(figure.measure())) {
        node.put(figure.measure(), figure.value());
      }
    }
    node.set("intervals", intervals(figures, Figure::interval));
    node.set("chance", values(figures, Figure::chance));
    node.set("lift", lifts(figures));
    node.set("lift_intervals", liftIntervals(figures));
    node.set("expected", values(figures, Figure::expected));
    node.set("expected_intervals", intervals(figures, Figure::expectedInterval));
    Change.of(report, result, direction).ifPresent(c -> node.set("against_baseline", change(c)));
    node.put("tied_queries", figures.tiedQueries());
    node.put("verdict", figures.verdict().words());
    node.put("p_value", figures.pValue());
    node.put("num_queries", figures.queries());
    node.put("num_images", figures.clusters());
    node.put("gallery_size", figures.gallery());
    node.set("latency_ms", latency(measured.timing()));
    return node;
  }

  private static ObjectNode values(PoolFigures figures, ToDoubleFunction<Figure> value) {
    ObjectNode node = JsonText.object();
    figures.figures().forEach(f -> node.put(f.measure(), value.applyAsDouble(f)));
    return node;
  }

  private static ObjectNode lifts(PoolFigures figures) {
    ObjectNode node = JsonText.object();
    eachRecall(figures, (key, figure) -> node.put(key, figure.lift()));
    return node;
  }

  private static ObjectNode liftIntervals(PoolFigures figures) {
    ObjectNode node = JsonText.object();
    eachRecall(figures, (key, figure) -> put(node, key, figure.liftInterval()));
    return node;
  }

  private static void eachRecall(PoolFigures figures, BiConsumer<String, Figure> action) {
    figures.figures().stream()
        .filter(f -> f.measure().startsWith("recall@") || f.measure().equals("mrr"))
        .forEach(f -> action.accept(f.measure(), f));
  }

  /** Picks an interval of a figure; null where it has none. */
  @FunctionalInterface
  private interface Ends {
    @Nullable Interval of(Figure figure);
  }

  private static ObjectNode intervals(PoolFigures figures, Ends ends) {
    ObjectNode node = JsonText.object();
    figures.figures().forEach(f -> put(node, f.measure(), ends.of(f)));
    return node;
  }

  private static void put(ObjectNode node, String key, @Nullable Interval interval) {
    if (interval != null) {
      node.putArray(key).add(interval.low()).add(interval.high());
    }
  }

  private static ObjectNode change(Change change) {
    ObjectNode node = JsonText.object();
    node.put("measure", change.measure());
    node.put("difference", change.difference());
    put(node, "interval", change.interval());
    return node;
  }

  private static ObjectNode latency(Timing timing) {
    ObjectNode node = JsonText.object();
    node.put("p50", millis(timing.p50()));
    node.put("p95", millis(timing.p95()));
    node.put("p99", millis(timing.p99()));
    return node;
  }

  private static double millis(Duration duration) {
    return duration.toNanos() / 1e6;
  }

  /** The mean of a value over the directions that were measured. */
  static double average(ConfigurationResult result, ToDoubleFunction<PoolFigures> value) {
    return result.directions().values().stream()
        .mapToDouble(d -> value.applyAsDouble(d.figures()))
        .average()
        .orElseThrow();
  }
}
