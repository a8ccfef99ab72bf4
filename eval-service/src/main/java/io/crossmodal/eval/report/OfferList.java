package io.crossmodal.eval.report;

import io.crossmodal.eval.measure.ClusterBootstrap;
import io.crossmodal.eval.measure.Interval;
import io.crossmodal.eval.measure.Kept;
import io.crossmodal.eval.measure.NeighborOverlap;
import io.crossmodal.eval.measure.Offer;
import io.crossmodal.eval.measure.PoolFigures;
import io.crossmodal.eval.measure.Resampled;
import io.crossmodal.eval.measure.Served;
import io.crossmodal.eval.plan.SearchSpec;
import io.crossmodal.eval.plan.ViewSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The views of a report as offers, at the largest candidate pool. */
final class OfferList {

  /** Neighbours that overlap is about. */
  static final int NEIGHBOURS = 10;

  private final EvaluationReport report;
  private final ConfigurationResult full;

  /** Of all queries of all directions; the same for every view, so its draws are made once. */
  private final ClusterBootstrap bootstrap;

  private OfferList(EvaluationReport report, ConfigurationResult full, ClusterBootstrap bootstrap) {
    this.report = report;
    this.full = full;
    this.bootstrap = bootstrap;
  }

  /** The offers, in the order of the grid; none if the report has nothing to compare them with. */
  static List<Offer> of(EvaluationReport report) {
    if (report.baselines().isEmpty()) {
      return List.of();
    }
    ConfigurationResult full = atLargestPool(report, report.baselines()).getFirst();
    OfferList list = new OfferList(report, full, bootstrap(report, full.spec().view()));
    return atLargestPool(report, report.configurations()).stream()
        .filter(result -> result.spec().view().search().missingShards() == 0)
        .map(list::offer)
        .toList();
  }

  private Offer offer(ConfigurationResult result) {
    ViewSpec view = result.spec().view();
    List<Kept> quality = new ArrayList<>();
    quality.add(kept("R@" + report.config().ks().getFirst(), result, PoolFigures::first));
    String tested = full.directions().values().iterator().next().figures().testedMeasure();
    String headline = "R@" + tested.substring(tested.indexOf('@') + 1);
    if (!headline.equals(quality.getFirst().measure())) {
      quality.add(kept(headline, result, PoolFigures::headline));
    }
    overlap(view).ifPresent(quality::add);
    return new Offer(
        view.name(),
        view.dimension(),
        view.precision().key(),
        served(view),
        result.bytesPerVector(),
        millis(result.directions().values(), t -> t.p50().toNanos() / 1e6),
        millis(result.directions().values(), t -> t.p99().toNanos() / 1e6),
        quality);
  }

  private static Served served(ViewSpec view) {
    SearchSpec search = view.search();
    return new Served(
        view.reduction().key(),
        search.structure().key(),
        search.effort(),
        search.targetRecall(),
        search.oversampling());
  }

  private Kept kept(
      String measure, ConfigurationResult result, Function<PoolFigures, Resampled> figure) {
    Resampled own = average(result, figure);
    Resampled reference = average(full, figure);
    return new Kept(
        measure,
        own.value(),
        own.ratioTo(reference),
        own.ratioTo(reference, report.config().confidence()));
  }

  private static Resampled average(
      ConfigurationResult result, Function<PoolFigures, Resampled> figure) {
    return Resampled.average(
        result.directions().values().stream().map(d -> figure.apply(d.figures())).toList());
  }

  /** The slower direction's time. */
  private static double millis(
      Collection<DirectionResult> directions, Function<Timing, Double> of) {
    return directions.stream().mapToDouble(d -> of.apply(d.timing())).max().orElseThrow();
  }

  private Optional<Kept> overlap(ViewSpec view) {
    List<RankedRun> own = runs(report, view);
    List<RankedRun> exact = runs(report, full.spec().view());
    if (own.isEmpty() || own.size() != exact.size()) {
      return Optional.empty();
    }
    double[] values =
        IntStream.range(0, own.size())
            .mapToObj(i -> overlap(own.get(i), exact.get(i)))
            .flatMapToDouble(Arrays::stream)
            .toArray();
    Interval interval = bootstrap.meanInterval(values, report.config().confidence());
    double mean = Arrays.stream(values).average().orElseThrow();
    return Optional.of(new Kept("overlap", mean, mean, interval));
  }

  private static ClusterBootstrap bootstrap(EvaluationReport report, ViewSpec view) {
    int queries = runs(report, view).stream().mapToInt(run -> run.queryIds().size()).sum();
    return new ClusterBootstrap(
        IntStream.range(0, Math.max(1, queries)).toArray(),
        report.config().resamples(),
        report.config().seed());
  }

  private static List<RankedRun> runs(EvaluationReport report, ViewSpec view) {
    return report.directions().stream()
        .flatMap(
            d -> report.runs().stream().filter(r -> r.view().equals(view) && r.direction() == d))
        .toList();
  }

  private static double[] overlap(RankedRun own, RankedRun exact) {
    return IntStream.range(0, own.rows().length)
        .mapToDouble(q -> NeighborOverlap.at(NEIGHBOURS, own.rows()[q], exact.rows()[q]))
        .toArray();
  }

  private static List<ConfigurationResult> atLargestPool(
      EvaluationReport report, List<ConfigurationResult> results) {
    int largest = Objects.requireNonNull(report.config().candidates().getLast());
    return results.stream().filter(r -> r.spec().candidates() == largest).toList();
  }
}
