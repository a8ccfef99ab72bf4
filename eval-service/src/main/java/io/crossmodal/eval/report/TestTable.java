package io.crossmodal.eval.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.crossmodal.eval.measure.Holm;
import io.crossmodal.eval.measure.LossEvidence;
import io.crossmodal.eval.measure.PoolFigures;
import io.crossmodal.eval.plan.Direction;
import io.crossmodal.eval.plan.ViewSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Tests of each view's loss against the full view, at the largest pool, by direction. */
final class TestTable {

  /** A view's loss in a direction. */
  private record Row(ViewSpec view, Direction direction, LossEvidence test) {}

  private final EvaluationReport report;
  private final List<Row> rows = new ArrayList<>();
  private final double[] adjusted;

  TestTable(EvaluationReport report) {
    this.report = report;
    report.baselines().reversed().stream().findFirst().ifPresent(this::add);
    this.adjusted = Holm.adjust(rows.stream().mapToDouble(r -> r.test().pValue()).toArray());
  }

  private void add(ConfigurationResult full) {
    for (ConfigurationResult result : report.configurations()) {
      boolean largest = result.spec().candidates() == full.spec().candidates();
      if (largest && !result.spec().view().equals(full.spec().view())) {
        for (Map.Entry<Direction, DirectionResult> side : full.directions().entrySet()) {
          DirectionResult own = Objects.requireNonNull(result.directions().get(side.getKey()));
          rows.add(
              new Row(
                  result.spec().view(),
                  side.getKey(),
                  test(side.getValue().figures(), own.figures())));
        }
      }
    }
  }

  private LossEvidence test(PoolFigures full, PoolFigures view) {
    return LossEvidence.of(
        full,
        view,
        (1 - report.config().qualityBudget()) * full.headline().value(),
        report.config().confidence(),
        report.config().seed());
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  /** The largest of the smallest losses that can be told from none, in points. */
  String detectable() {
    return Numbers.fixed(
        100 * rows.stream().mapToDouble(r -> r.test().detectable()).max().orElse(0), 2);
  }

  List<String> header(Words words) {
    return List.of(
        words.label(Label.CONFIGURATION),
        words.label(Label.DIRECTION),
        words.label(Label.LOST),
        "p",
        "p (Holm)",
        words.label(Label.DETECTABLE),
        words.label(Label.GOOD_ENOUGH).formatted(Numbers.percent(report.config().qualityBudget())));
  }

  List<List<String>> rows(Words words) {
    List<List<String>> text = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      LossEvidence test = row.test();
      text.add(
          List.of(
              row.view().name(),
              words.direction(row.direction()),
              "%s (%s–%s)"
                  .formatted(
                      points(test.loss()),
                      points(test.interval().low()),
                      points(test.interval().high())),
              Numbers.fixed(test.pValue(), 4),
              Numbers.fixed(adjusted[i], 4),
              points(test.detectable()),
              test.goodEnough() ? "✓" : "–"));
    }
    return text;
  }

  void write(ArrayNode array) {
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      array
          .addObject()
          .put("view", row.view().name())
          .put("direction", row.direction().key())
          .put("loss", row.test().loss())
          .put("low", row.test().interval().low())
          .put("high", row.test().interval().high())
          .put("p", row.test().pValue())
          .put("p_holm", adjusted[i])
          .put("detectable", row.test().detectable())
          .put("good_enough", row.test().goodEnough());
    }
  }

  private static String points(double share) {
    return Numbers.fixed(100 * share, 2);
  }
}
