package io.crossmodal.eval.pipeline;

import io.crossmodal.eval.measure.Figure;
import io.crossmodal.eval.measure.Interval;
import io.crossmodal.eval.plan.AblationConfig;
import io.crossmodal.eval.plan.Direction;
import io.crossmodal.eval.report.ConfigurationResult;
import io.crossmodal.eval.report.DirectionResult;
import io.crossmodal.eval.report.EvaluationReport;
import io.crossmodal.eval.report.ReportTable;
import io.crossmodal.eval.report.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The short form of a report, for callers of the service. */
final class SummaryAssembly {

  private SummaryAssembly() {}

  static EvaluationSummary summary(EvaluationReport report, Duration duration) {
    Words words = Words.english();
    return new EvaluationSummary(
        words.verdict(report),
        words.recommendation(report.recommendation()),
        recommended(report),
        report.diagnosis().warnings().stream().map(words::warning).toList(),
        report.configurations().stream().flatMap(c -> figures(c).stream()).toList(),
        duration,
        ReportTable.atLargestPool(report));
  }

  /** The recommended view at the pool that the recommendation is made at, the largest. */
  private static String recommended(EvaluationReport report) {
    AblationConfig config = report.config();
    return report
        .recommendation()
        .view()
        .map(view -> "%s_cand_%d".formatted(view, config.candidates().getLast()))
        .orElse("");
  }

  private static List<ConfigurationSummary> figures(ConfigurationResult result) {
    return result.directions().entrySet().stream()
        .map(e -> figures(result, e.getKey(), e.getValue()))
        .toList();
  }

  private static ConfigurationSummary figures(
      ConfigurationResult result, Direction direction, DirectionResult measured) {
    Optional<Figure> recall = figure(measured, "recall@10");
    return new ConfigurationSummary(
        result.name(),
        direction.key(),
        result.spec().view().dimension(),
        result.spec().view().precision().key(),
        result.spec().candidates(),
        estimate(figure(measured, "recall@1")),
        estimate(recall),
        estimate(figure(measured, "mrr")),
        estimate(figure(measured, "ndcg@10")),
        recall.map(Figure::chance).orElse(0.0),
        recall.map(Figure::lift).orElse(0.0),
        recall.map(Figure::expected).orElse(0.0),
        result.bytesPerVector(),
        measured.timing().p50(),
        measured.timing().p95());
  }

  private static Optional<Figure> figure(DirectionResult measured, String measure) {
    return measured.figures().figures().stream()
        .filter(figure -> figure.measure().equals(measure))
        .findFirst();
  }

  private static @Nullable Estimate estimate(Optional<Figure> figure) {
    return figure.map(SummaryAssembly::estimate).orElse(null);
  }

  private static Estimate estimate(Figure figure) {
    Interval interval = figure.interval();
    return interval == null
        ? new Estimate(figure.value(), figure.value(), figure.value())
        : new Estimate(figure.value(), interval.low(), interval.high());
  }
}
