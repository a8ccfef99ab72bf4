package io.crossmodal.eval.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossmodal.eval.plan.Precision;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * {@code experiment_summary.json}: the reference pipeline's keys, with verdict, recommendation,
 * warnings and baseline beside them.
 */
final class ExperimentSummary {

  private final EvaluationReport report;
  private final TestTable tests;
  private final List<DetailRow> rows;

  private ExperimentSummary(EvaluationReport report, TestTable tests) {
    this.report = report;
    this.tests = tests;
    this.rows = CsvTables.rows(report);
  }

  static String json(EvaluationReport report, TestTable tests) {
    return JsonText.of(new ExperimentSummary(report, tests).node());
  }

  private ObjectNode node() {
    ObjectNode node = JsonText.object();
    node.put("total_experiments", rows.size());
    report.config().dimensions().forEach(node.putArray("embedding_dimensions")::add);
    precisions().forEach(node.putArray("precisions")::add);
    report.config().candidates().forEach(node.putArray("candidate_sizes")::add);
    node.set("best_performance", best());
    group(node, "performance", DetailRow::averageRecall);
    group(node, "speed", DetailRow::queriesPerSecond);
    perAxis(node, "memory_by_dim", dimensions(), this::hasDimension, DetailRow::mebibytesPerQuery);
    perAxis(
        node,
        "memory_by_precision",
        precisions(),
        this::hasPrecision,
        DetailRow::mebibytesPerQuery);
    findings(node);
    return node;
  }

  private ObjectNode best() {
    int k = report.headlineK();
    ObjectNode best = JsonText.object();
    best.set("highest_avg_recall@" + k, largest(DetailRow::averageRecall));
    best.set("fastest_retrieval", largest(DetailRow::queriesPerSecond));
    best.set("most_memory_efficient", extreme(DetailRow::mebibytesPerQuery, false));
    return best;
  }

  private ObjectNode largest(ToDoubleFunction<DetailRow> value) {
    return extreme(value, true);
  }

  /** The first row with the largest or smallest value. */
  private ObjectNode extreme(ToDoubleFunction<DetailRow> value, boolean largest) {
    double sign = largest ? -1 : 1;
    DetailRow row =
        rows.stream()
            .min(Comparator.comparingDouble(r -> sign * value.applyAsDouble(r)))
            .orElseThrow();
    ObjectNode node = JsonText.object();
    node.put("value", value.applyAsDouble(row));
    node.put("experiment", row.result().name());
    ObjectNode config = node.putObject("config");
    config.put("dim", row.result().spec().view().dimension());
    config.put("precision", row.result().spec().view().precision().key());
    config.put("candidates", row.result().spec().candidates());
    return node;
  }

  private void group(ObjectNode node, String name, ToDoubleFunction<DetailRow> value) {
    perAxis(node, name + "_by_dim", dimensions(), this::hasDimension, value);
    perAxis(node, name + "_by_precision", precisions(), this::hasPrecision, value);
    List<String> candidates = report.config().candidates().stream().map(String::valueOf).toList();
    perAxis(
        node,
        name + "_by_candidates",
        candidates,
        c -> row -> String.valueOf(row.result().spec().candidates()).equals(c),
        value);
  }

  private void perAxis(
      ObjectNode node,
      String key,
      List<String> values,
      Function<String, Predicate<DetailRow>> selector,
      ToDoubleFunction<DetailRow> value) {
    ObjectNode axis = node.putObject(key);
    for (String each : values) {
      axis.put(each, CsvTables.mean(rows.stream().filter(selector.apply(each)).toList(), value));
    }
  }

  private Predicate<DetailRow> hasDimension(String dimension) {
    return row -> String.valueOf(row.result().spec().view().dimension()).equals(dimension);
  }

  private Predicate<DetailRow> hasPrecision(String precision) {
    return row -> row.result().spec().view().precision().key().equals(precision);
  }

  private List<String> dimensions() {
    return report.config().dimensions().stream().map(String::valueOf).toList();
  }

  /** By name, as the reference sorts them. */
  private List<String> precisions() {
    return report.config().precisions().stream().map(Precision::key).sorted().toList();
  }

  private void findings(ObjectNode node) {
    Words words = Words.english();
    node.put("verdict", report.diagnosis().verdict().words());
    node.put("verdict_text", words.verdict(report));
    node.put("recommended_view", report.recommendation().view().orElse(""));
    node.put("recommendation_text", words.recommendation(report.recommendation()));
    ArrayNode warnings = node.putArray("warnings");
    report.diagnosis().warnings().forEach(w -> warnings.add(words.warning(w)));
    LossTable losses = new LossTable(report);
    losses.write(node.putArray("losses"));
    losses.references().forEach(node.putArray("measured_for_losses")::add);
    new FidelityTable(report).write(node.putArray("fidelity"));
    tests.write(node.putArray("tests"));
    node.put("images", report.source().images());
    node.put("texts", report.source().texts());
    ObjectNode baselines = node.putObject("baseline");
    report
        .baselines()
        .forEach(b -> baselines.set(b.name(), ExperimentResults.configuration(report, b)));
  }
}
