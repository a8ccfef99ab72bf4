package io.crossmodal.eval.report;

import io.crossmodal.eval.measure.Figure;
import io.crossmodal.eval.plan.Direction;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The figures of an evaluation as a table for a terminal, at most 120 columns wide unless the names
 * of views are long.
 */
public final class ReportTable {

  private static final int LEAST_NAME = 27;

  private ReportTable() {}

  /** One line a configuration, one block a direction. */
  public static String of(EvaluationReport report) {
    return of(report, report.configurations());
  }

  /** As {@link #of(EvaluationReport)}, with the largest candidate pool alone. */
  public static String atLargestPool(EvaluationReport report) {
    return of(report, new Highlights(report).atLargestPool());
  }

  private static String of(EvaluationReport report, List<ConfigurationResult> configurations) {
    StringBuilder text = new StringBuilder();
    int name =
        configurations.stream()
            .mapToInt(result -> result.name().length())
            .reduce(LEAST_NAME, Math::max);
    for (Direction direction : report.directions()) {
      header(text, report, direction, configurations.getFirst(), name);
      for (ConfigurationResult result : configurations) {
        text.append(line(report, result, direction, name)).append('\n');
      }
      text.append('\n');
    }
    return text.toString().stripTrailing() + "\n";
  }

  private static void header(
      StringBuilder text,
      EvaluationReport report,
      Direction direction,
      ConfigurationResult first,
      int name) {
    DirectionResult measured = Objects.requireNonNull(first.directions().get(direction));
    text.append(
        "%s: %s queries among %s items%n"
            .formatted(
                Words.english().direction(direction),
                Numbers.count(measured.figures().queries()),
                Numbers.count(measured.figures().gallery())));
    int k = report.headlineK();
    text.append(
        row(
            name,
            "configuration",
            "R@" + report.config().ks().getFirst(),
            "R@" + k,
            "interval",
            "lift",
            "MRR",
            "bytes/vec",
            "p50 ms",
            "p95 ms"));
    text.append('\n');
  }

  private static String line(
      EvaluationReport report, ConfigurationResult result, Direction direction, int name) {
    DirectionResult measured = Objects.requireNonNull(result.directions().get(direction));
    Figure recall = measured.figures().figure("recall@" + report.headlineK());
    String mark =
        switch (measured.figures().verdict()) {
          case ABOVE_CHANCE -> "";
          case AT_CHANCE -> "  at chance";
          case BELOW_CHANCE -> "  below chance";
        };
    return row(
            name,
            result.name(),
            Numbers.score(measured.figures().figures().getFirst().value()),
            Numbers.score(recall.value()),
            Numbers.range(recall.interval()),
            Numbers.times(recall.lift()) + "×",
            Numbers.score(measured.figures().figure("mrr").value()),
            Numbers.count(result.bytesPerVector()),
            Numbers.millis(measured.timing().p50()),
            Numbers.millis(measured.timing().p95()))
        + mark;
  }

  private static String row(int width, String name, String... cells) {
    String[] padded = new String[cells.length];
    int[] widths = {7, 7, 13, 7, 7, 10, 8, 8};
    for (int i = 0; i < cells.length; i++) {
      padded[i] = String.format(Locale.ROOT, "%" + widths[i] + "s", cells[i]);
    }
    return String.format(Locale.ROOT, "%-" + width + "s", name) + String.join(" ", padded);
  }
}
