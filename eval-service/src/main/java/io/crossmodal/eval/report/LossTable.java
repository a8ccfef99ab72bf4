package io.crossmodal.eval.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.crossmodal.eval.measure.Interval;
import io.crossmodal.eval.measure.LossParts;
import io.crossmodal.eval.measure.Resampled;
import io.crossmodal.eval.plan.Precision;
import io.crossmodal.eval.plan.ViewSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Where each view's loss comes from, at the largest candidate pool and averaged over the
 * directions.
 *
 * <p>A view is left out where the evaluation has no fp32 view of its dimension.
 */
final class LossTable {

  private final EvaluationReport report;
  private final String measure;
  private final Map<ViewSpec, LossParts> parts = new LinkedHashMap<>();

  LossTable(EvaluationReport report) {
    this.report = report;
    if (report.baselines().isEmpty()) {
      this.measure = "";
      return;
    }
    int largest = Objects.requireNonNull(report.config().candidates().getLast());
    Map<ViewSpec, Resampled> figures = new LinkedHashMap<>();
    Stream.concat(report.configurations().stream(), report.baselines().stream())
        .filter(r -> r.spec().candidates() == largest)
        .forEach(r -> figures.put(r.spec().view(), figure(r)));
    ViewSpec fullView = report.baselines().getFirst().spec().view();
    Resampled full = Objects.requireNonNull(figures.get(fullView));
    report.configurations().stream()
        .map(r -> r.spec().view())
        .distinct()
        .filter(view -> !view.equals(fullView))
        .forEach(
            view -> {
              Resampled reduced = figures.get(new ViewSpec(view.dimension(), Precision.FP32));
              Resampled own = figures.get(view);
              if (reduced != null && own != null) {
                parts.put(view, LossParts.of(full, reduced, own, report.config().confidence()));
              }
            });
    String tested =
        report
            .baselines()
            .getLast()
            .directions()
            .values()
            .iterator()
            .next()
            .figures()
            .testedMeasure();
    this.measure = "R" + tested.substring(tested.indexOf('@'));
  }

  private static Resampled figure(ConfigurationResult result) {
    return Resampled.average(
        result.directions().values().stream().map(d -> d.figures().headline()).toList());
  }

  boolean isEmpty() {
    return parts.isEmpty();
  }

  List<String> header(Words words) {
    return List.of(
        words.label(Label.CONFIGURATION),
        "%s, %s".formatted(measure, fullName()),
        words.label(Label.LOST_TO_DIMENSION),
        words.label(Label.LOST_TO_PRECISION),
        words.label(Label.LOST));
  }

  /** One row a view; losses in points of a hundred. */
  List<List<String>> rows() {
    return parts.entrySet().stream()
        .map(
            e ->
                List.of(
                    e.getKey().name(),
                    points(e.getValue().full()),
                    part(e.getValue().dimension(), e.getValue().dimensionInterval()),
                    part(e.getValue().precision(), e.getValue().precisionInterval()),
                    points(e.getValue().total())))
        .toList();
  }

  /** The parts of each view, in order. */
  Map<ViewSpec, LossParts> parts() {
    return parts;
  }

  void write(ArrayNode array) {
    parts.forEach(
        (view, loss) ->
            array
                .addObject()
                .put("view", view.name())
                .put("measure", measure)
                .put("full", loss.full())
                .put("lost_to_dimension", loss.dimension())
                .put("lost_to_dimension_low", loss.dimensionInterval().low())
                .put("lost_to_dimension_high", loss.dimensionInterval().high())
                .put("lost_to_precision", loss.precision())
                .put("lost_to_precision_low", loss.precisionInterval().low())
                .put("lost_to_precision_high", loss.precisionInterval().high())
                .put("lost", loss.total()));
  }

  private String fullName() {
    return report.baselines().getFirst().spec().view().name();
  }

  private static String part(double value, Interval interval) {
    return "%s (%s–%s)".formatted(points(value), points(interval.low()), points(interval.high()));
  }

  private static String points(double share) {
    return Numbers.fixed(100 * share, 2);
  }
}
