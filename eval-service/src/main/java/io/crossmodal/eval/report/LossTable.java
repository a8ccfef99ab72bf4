package io.crossmodal.eval.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.crossmodal.eval.measure.Interval;
import io.crossmodal.eval.measure.LossCause;
import io.crossmodal.eval.measure.LossParts;
import io.crossmodal.eval.measure.Resampled;
import io.crossmodal.eval.plan.LossSteps;
import io.crossmodal.eval.plan.RunSpec;
import io.crossmodal.eval.plan.ViewSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Where each view's loss comes from, at the largest candidate pool and averaged over the
 * directions.
 *
 * <p>A view is left out where one of the views between it and the full one was not measured.
 */
final class LossTable {

  private final EvaluationReport report;
  private final String measure;
  private final List<LossCause> causes;
  private final Map<ViewSpec, LossParts> parts = new LinkedHashMap<>();

  LossTable(EvaluationReport report) {
    this.report = report;
    this.measure = report.baselines().isEmpty() ? "" : measure(report.baselines().getLast());
    if (!report.baselines().isEmpty()) {
      split();
    }
    this.causes = Arrays.stream(LossCause.values()).filter(this::matters).toList();
  }

  private void split() {
    int largest = Objects.requireNonNull(report.config().candidates().getLast());
    Map<ViewSpec, Resampled> figures = new HashMap<>();
    Stream.of(report.references(), report.baselines(), report.configurations())
        .flatMap(List::stream)
        .filter(r -> r.spec().candidates() == largest)
        .forEach(r -> figures.put(LossSteps.key(r.spec().view()), figure(r)));
    ViewSpec full = report.baselines().getFirst().spec().view();
    report.configurations().stream()
        .map(r -> r.spec().view())
        .distinct()
        .filter(view -> !LossSteps.key(view).equals(LossSteps.key(full)))
        .forEach(
            view -> {
              List<Resampled> steps =
                  LossSteps.between(full, view).all().stream()
                      .map(LossSteps::key)
                      .filter(figures::containsKey)
                      .map(step -> Objects.requireNonNull(figures.get(step)))
                      .toList();
              if (steps.size() == LossCause.values().length + 1) {
                parts.put(view, LossParts.of(steps, report.config().confidence()));
              }
            });
  }

  /** Dimension and precision always; the others where a view has them. */
  private boolean matters(LossCause cause) {
    Stream<ViewSpec> views = parts.keySet().stream();
    return switch (cause) {
      case DIMENSION, PRECISION -> true;
      case SEARCH -> views.anyMatch(view -> view.search().whole().looks());
      case SHARDS -> views.anyMatch(view -> view.search().missingShards() > 0);
    };
  }

  private static String measure(ConfigurationResult full) {
    String tested = full.directions().values().iterator().next().figures().testedMeasure();
    return "R" + tested.substring(tested.indexOf('@'));
  }

  private static Resampled figure(ConfigurationResult result) {
    return Resampled.average(
        result.directions().values().stream().map(d -> d.figures().headline()).toList());
  }

  boolean isEmpty() {
    return parts.isEmpty();
  }

  /** Causes that losses are split into. */
  List<LossCause> causes() {
    return causes;
  }

  /** Names of the views outside the grid that were measured for these losses alone. */
  List<String> references() {
    return report.references().stream()
        .map(ConfigurationResult::spec)
        .map(RunSpec::view)
        .map(ViewSpec::name)
        .toList();
  }

  List<String> header(Words words) {
    List<String> header = new ArrayList<>();
    header.add(words.label(Label.CONFIGURATION));
    header.add("%s, %s".formatted(measure, fullName()));
    causes.forEach(cause -> header.add(words.label(Label.lostTo(cause))));
    header.add(words.label(Label.LOST));
    return header;
  }

  /** One row a view; losses in points of a hundred. */
  List<List<String>> rows() {
    return parts.entrySet().stream().map(e -> row(e.getKey(), e.getValue())).toList();
  }

  private List<String> row(ViewSpec view, LossParts loss) {
    List<String> row = new ArrayList<>();
    row.add(view.name());
    row.add(points(loss.full()));
    causes.forEach(cause -> row.add(part(loss.part(cause))));
    row.add(points(loss.total()));
    return row;
  }

  /** The parts of each view, in order. */
  Map<ViewSpec, LossParts> parts() {
    return parts;
  }

  void write(ArrayNode array) {
    parts.forEach(
        (view, loss) -> {
          ObjectNode node = array.addObject().put("view", view.name()).put("measure", measure);
          node.put("full", loss.full());
          for (LossCause cause : LossCause.values()) {
            LossParts.Part part = loss.part(cause);
            String key =
                switch (cause) {
                  case DIMENSION -> "lost_to_dimension";
                  case PRECISION -> "lost_to_precision";
                  case SEARCH -> "lost_to_search";
                  case SHARDS -> "lost_to_missing_shards";
                };
            node.put(key, part.value())
                .put(key + "_low", part.interval().low())
                .put(key + "_high", part.interval().high());
          }
          node.put("lost", loss.total());
        });
  }

  private String fullName() {
    return report.baselines().getFirst().spec().view().name();
  }

  private static String part(LossParts.Part part) {
    Interval interval = part.interval();
    return "%s (%s–%s)"
        .formatted(points(part.value()), points(interval.low()), points(interval.high()));
  }

  private static String points(double share) {
    return Numbers.fixed(100 * share, 2);
  }
}
