package io.crossmodal.eval.report;

import io.crossmodal.eval.measure.Figure;
import io.crossmodal.eval.plan.Direction;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The few figures of a report that its sentences speak of. */
final class Highlights {

  /**
   * A figure with its place.
   *
   * @param experiment its configuration
   * @param direction that was measured
   * @param candidates size of the pool
   * @param figure the figure that the verdict is on
   */
  record Highlight(String experiment, Direction direction, int candidates, Figure figure) {}

  private final EvaluationReport report;

  Highlights(EvaluationReport report) {
    this.report = report;
  }

  /** The largest pool of the grid. */
  int largestPool() {
    return report.configurations().stream()
        .mapToInt(c -> c.spec().candidates())
        .max()
        .orElseThrow();
  }

  /** The grid at the largest pool. */
  List<ConfigurationResult> atLargestPool() {
    int largest = largestPool();
    return report.configurations().stream().filter(c -> c.spec().candidates() == largest).toList();
  }

  /** The baseline at the largest pool in each direction, or the best configuration without one. */
  List<Highlight> reference() {
    int largest = largestPool();
    return report.directions().stream()
        .map(
            direction ->
                report.baselines().stream()
                    .filter(c -> c.spec().candidates() == largest)
                    .map(c -> highlight(c, direction))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .or(() -> best(atLargestPool(), direction)))
        .flatMap(Optional::stream)
        .toList();
  }

  /** The figure that is farthest above chance of all. */
  Highlight best() {
    return report.directions().stream()
        .map(direction -> best(report.configurations(), direction))
        .flatMap(Optional::stream)
        .max(Comparator.comparingDouble(h -> h.figure().lift()))
        .orElseThrow();
  }

  /** Comparisons with chance that the verdict is corrected for. */
  int comparisons() {
    return report.configurations().stream().mapToInt(c -> c.directions().size()).sum();
  }

  private static Optional<Highlight> best(
      List<ConfigurationResult> configurations, Direction direction) {
    return configurations.stream()
        .map(c -> highlight(c, direction))
        .flatMap(Optional::stream)
        .max(Comparator.comparingDouble(h -> h.figure().lift()));
  }

  private static Optional<Highlight> highlight(ConfigurationResult result, Direction direction) {
    return Optional.ofNullable(result.directions().get(direction))
        .map(
            measured ->
                new Highlight(
                    result.name(),
                    direction,
                    result.spec().candidates(),
                    measured.figures().tested()));
  }
}
