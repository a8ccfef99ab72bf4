package io.crossmodal.eval.pipeline;

import io.crossmodal.eval.measure.ClusterBootstrap;
import io.crossmodal.eval.measure.DetectableEffect;
import io.crossmodal.eval.measure.Interval;
import io.crossmodal.eval.measure.JudgedList;
import io.crossmodal.eval.measure.ListMeasure;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Sums up values by query, each query a cluster of its own. */
final class RunStatistics {

  private static final double POWER = .8;

  private final int[] clusters;
  private final ClusterBootstrap bootstrap;
  private final RunComparison.Settings settings;

  RunStatistics(int queries, RunComparison.Settings settings) {
    this.clusters = IntStream.range(0, queries).toArray();
    this.bootstrap = new ClusterBootstrap(clusters, settings.resamples(), settings.seed());
    this.settings = settings;
  }

  RunFindings.Measured measured(
      String run, ListMeasure measure, double[] values, List<JudgedList> lists) {
    return new RunFindings.Measured(
        run,
        measure.name(),
        mean(values),
        bootstrap.meanInterval(values, settings.confidence()),
        mean(lists, list -> measure.value(list.broken(false))),
        mean(lists, list -> measure.value(list.broken(true))));
  }

  RunFindings.Difference difference(
      String measure, String from, String to, double[] differences, double pValue) {
    Interval interval = bootstrap.percentileInterval(differences, settings.confidence());
    double detectable =
        DetectableEffect.of(differences, clusters, 1 - settings.confidence(), POWER);
    return new RunFindings.Difference(
        measure, from, to, mean(differences), interval, detectable, pValue, pValue);
  }

  private static double mean(List<JudgedList> lists, ToDoubleFunction<JudgedList> value) {
    return lists.stream().mapToDouble(value).average().orElse(0);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }
}
