package io.crossmodal.bench.report;

import io.crossmodal.bench.race.Curve;
import io.crossmodal.bench.race.Point;
import io.crossmodal.bench.race.Sureness;
import io.crossmodal.cli.console.TextTable;
import java.util.List;
import java.util.OptionalDouble;

/** A race for a person: every point, then the contenders at given recalls and their ratios. */
public final class RaceTable {

  private RaceTable() {}

  /** The whole text; {@code recalls} are those at which contenders are compared. */
  public static String render(RaceReport report, List<Double> recalls) {
    StringBuilder text = new StringBuilder();
    text.append(report.data()).append('\n').append(report.machine()).append("\n\n");
    text.append(points(report)).append('\n');
    for (double recall : recalls) {
      text.append(at(report, recall)).append('\n');
    }
    if (report.curves().stream().anyMatch(RaceTable::saysHowSure)) {
      text.append(sureness(report)).append('\n');
    }
    report.missing().forEach(peer -> text.append("not here: ").append(peer).append('\n'));
    return text.toString();
  }

  private static String points(RaceReport report) {
    TextTable table =
        new TextTable(
            "system",
            "effort ",
            "recall@%d ".formatted(report.k()),
            "QPS ",
            "slowest..fastest ",
            "build s ",
            "bytes/vector ",
            "of");
    for (Curve curve : report.curves()) {
      for (Point point : curve.points()) {
        table.row(
            curve.name(),
            point.effort(),
            "%.4f".formatted(point.recall()),
            "%,.0f".formatted(point.queriesPerSecond()),
            "%,.0f..%,.0f".formatted(point.slowest(), point.fastest()),
            "%.1f".formatted(curve.build().seconds()),
            "%,.0f".formatted(curve.build().bytesPerVector()),
            curve.build().what());
      }
    }
    return table.render();
  }

  private static boolean saysHowSure(Curve curve) {
    return curve.points().stream().anyMatch(point -> point.sureness() != null);
  }

  /** What answers said of being exact, beside how many were. */
  private static String sureness(RaceReport report) {
    TextTable table =
        new TextTable("answers of", "effort ", "said to be exact ", "that were exact ");
    for (Curve curve : report.curves()) {
      for (Point point : curve.points()) {
        Sureness sureness = point.sureness();
        if (sureness != null) {
          table.row(
              curve.name(),
              point.effort(),
              "%.3f".formatted(sureness.said()),
              "%.3f".formatted(sureness.were()));
        }
      }
    }
    return table.render();
  }

  /** The best of the service, and how many times as fast it is as each contender. */
  private static String at(RaceReport report, double recall) {
    double best = 0;
    for (Curve curve : report.curves()) {
      if (!curve.isPeer()) {
        best = Math.max(best, curve.at(recall).orElse(0));
      }
    }
    TextTable table =
        new TextTable("at recall@%d %s".formatted(report.k(), recall), "QPS ", "best of ours is ");
    for (Curve curve : report.curves()) {
      OptionalDouble speed = curve.at(recall);
      table.row(
          curve.name(),
          speed.isPresent() ? "%,.0f".formatted(speed.getAsDouble()) : "not reached",
          speed.isPresent() && best > 0 ? "%.2f x".formatted(best / speed.getAsDouble()) : "-");
    }
    return table.render();
  }
}
