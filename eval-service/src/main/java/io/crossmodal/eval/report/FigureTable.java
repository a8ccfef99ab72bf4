package io.crossmodal.eval.report;

import io.crossmodal.eval.measure.Figure;
import io.crossmodal.eval.measure.PoolFigures;
import io.crossmodal.eval.measure.Verdict;
import io.crossmodal.eval.plan.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The figures of configurations as rows of text, for pages and summaries.
 *
 * @param header column names
 * @param rows one a configuration and direction
 */
record FigureTable(List<String> header, List<Row> rows) {

  /**
   * A row.
   *
   * @param cells texts in the order of the header
   * @param chosen true for the recommended view
   * @param suspicious true if the figures are not above chance
   */
  record Row(List<String> cells, boolean chosen, boolean suspicious) {}

  static FigureTable of(
      EvaluationReport report, List<ConfigurationResult> configurations, Words words) {
    int k = report.headlineK();
    List<String> header =
        List.of(
            words.label(Label.CONFIGURATION),
            words.label(Label.DIRECTION),
            "R@" + report.config().ks().getFirst(),
            "R@" + k,
            "R@%d, %s".formatted(k, words.label(Label.ALL_POOLS)),
            words.label(Label.AGAINST_BASELINE).formatted(k),
            "%s (%s)".formatted(words.label(Label.LIFT), words.label(Label.CHANCE)),
            "MRR",
            "NDCG@" + k,
            words.label(Label.MEDIAN_RANK),
            words.label(Label.BYTES),
            words.label(Label.TIME));
    List<Row> rows = new ArrayList<>();
    for (ConfigurationResult result : configurations) {
      for (Direction direction : result.directions().keySet()) {
        rows.add(row(report, result, direction, words));
      }
    }
    return new FigureTable(header, rows);
  }

  /** True if a column says how good a configuration is, not what it is or costs. */
  static boolean isMeasure(int column) {
    return column >= 2 && column <= 9;
  }

  private static Row row(
      EvaluationReport report, ConfigurationResult result, Direction direction, Words words) {
    DirectionResult measured = Objects.requireNonNull(result.directions().get(direction));
    PoolFigures figures = measured.figures();
    int k = report.headlineK();
    Figure recall = figures.figure("recall@" + k);
    List<String> cells =
        List.of(
            result.name(),
            words.direction(direction),
            withRange(figures.figure("recall@" + report.config().ks().getFirst())),
            withRange(recall),
            Numbers.score(recall.expected()),
            change(report, result, direction),
            "%s× (%s)".formatted(Numbers.times(recall.lift()), Numbers.score(recall.chance())),
            withRange(figures.figure("mrr")),
            Numbers.score(figures.figure("ndcg@" + k).value()),
            Numbers.times(figures.figure("median_rank").value()),
            Numbers.count(result.bytesPerVector()),
            Numbers.millis(measured.timing().p50())
                + " / "
                + Numbers.millis(measured.timing().p95()));
    boolean chosen =
        report.recommendation().view().filter(result.spec().view().name()::equals).isPresent();
    return new Row(cells, chosen, figures.verdict() != Verdict.ABOVE_CHANCE);
  }

  private static String change(
      EvaluationReport report, ConfigurationResult result, Direction direction) {
    return Change.of(report, result, direction)
        .map(
            c ->
                "%s (%s…%s)"
                    .formatted(
                        Numbers.signed(c.difference()),
                        Numbers.signed(c.interval().low()),
                        Numbers.signed(c.interval().high())))
        .orElse("");
  }

  private static String withRange(Figure figure) {
    String range = Numbers.range(figure.interval());
    return range.isEmpty()
        ? Numbers.score(figure.value())
        : "%s (%s)".formatted(Numbers.score(figure.value()), range);
  }
}
