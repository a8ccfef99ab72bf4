package io.crossmodal.eval.report;

import io.crossmodal.eval.measure.Interval;
import io.crossmodal.eval.measure.Resampled;
import io.crossmodal.eval.plan.Direction;
import java.util.Optional;

/**
 * How far a configuration's expected R@k is from that of the baseline in the same pools.
 *
 * @param measure for example {@code recall@10}
 * @param difference negative where the configuration finds less
 * @param interval of the difference, from paired resamples
 */
record Change(String measure, double difference, Interval interval) {

  /** The change of a configuration; empty if there is no baseline for its pool. */
  static Optional<Change> of(
      EvaluationReport report, ConfigurationResult result, Direction direction) {
    return report.baselines().stream()
        .filter(baseline -> baseline.spec().candidates() == result.spec().candidates())
        .findFirst()
        .flatMap(baseline -> between(result, baseline, direction, report.config().confidence()));
  }

  private static Optional<Change> between(
      ConfigurationResult result,
      ConfigurationResult baseline,
      Direction direction,
      double confidence) {
    DirectionResult measured = result.directions().get(direction);
    DirectionResult reference = baseline.directions().get(direction);
    return measured == null || reference == null
        ? Optional.empty()
        : Optional.of(between(measured, reference, confidence));
  }

  private static Change between(
      DirectionResult measured, DirectionResult baseline, double confidence) {
    Resampled ours = measured.figures().headline();
    Resampled theirs = baseline.figures().headline();
    return new Change(
        measured.figures().testedMeasure(),
        ours.value() - theirs.value(),
        ours.minus(theirs, confidence));
  }
}
