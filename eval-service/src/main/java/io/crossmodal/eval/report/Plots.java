package io.crossmodal.eval.report;

import io.crossmodal.eval.plan.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The three PNG plots of an evaluation. */
final class Plots {

  private final EvaluationReport report;
  private final Panels panels;
  private final Words words = Words.english();

  Plots(EvaluationReport report) {
    this.report = report;
    this.panels = new Panels(report, words);
  }

  /** The bytes of the files, by name. */
  SortedMap<String, byte[]> files() {
    return new TreeMap<>(
        Map.of(
            "experiment_analysis.png", analysis(),
            "summary_recall10.png", recall(),
            "summary_mrr.png", mrr()));
  }

  /** {@code experiment_analysis.png}: quality against bytes and against time. */
  private byte[] analysis() {
    List<Panel> all = new ArrayList<>();
    for (Direction direction : report.directions()) {
      all.add(panels.byBytes(direction));
    }
    for (Direction direction : report.directions()) {
      all.add(panels.byTime(direction));
    }
    return PngSheet.png(
        "R@%d against bytes a vector and time a query".formatted(report.headlineK()),
        subtitle(),
        report.directions().size(),
        all);
  }

  /** {@code summary_recall10.png}: R@k against the size of the pool. */
  private byte[] recall() {
    String measure = "recall@" + report.headlineK();
    return byPool("R@%d by candidate pool".formatted(report.headlineK()), measure);
  }

  /** {@code summary_mrr.png}: MRR against the size of the pool. */
  private byte[] mrr() {
    return byPool("Mean reciprocal rank by candidate pool", "mrr");
  }

  private byte[] byPool(String title, String measure) {
    List<Panel> all = report.directions().stream().map(d -> panels.byPool(d, measure)).toList();
    return PngSheet.png(title, subtitle(), all.size(), all);
  }

  private String subtitle() {
    return "%s: %s %s, %s texts. Bars: %s %% intervals, bootstrap over images. Verdict: %s."
        .formatted(
            report.source().name(),
            Numbers.count(report.source().images()),
            report.source().items(),
            Numbers.count(report.source().texts()),
            Numbers.percent(report.config().confidence()),
            report.diagnosis().verdict().words());
  }
}
