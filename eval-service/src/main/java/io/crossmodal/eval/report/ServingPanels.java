package io.crossmodal.eval.report;

import io.crossmodal.eval.measure.Interval;
import io.crossmodal.eval.measure.Kept;
import io.crossmodal.eval.measure.NeighborOverlap;
import io.crossmodal.eval.measure.Offer;
import io.crossmodal.eval.plan.Direction;
import io.crossmodal.eval.plan.Precision;
import io.crossmodal.eval.plan.SearchSpec;
import io.crossmodal.eval.plan.ViewSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Plots that compare what views keep with what they cost: for whoever chooses one. */
final class ServingPanels {

  private final EvaluationReport report;
  private final List<Offer> offers;
  private final Words words;

  ServingPanels(EvaluationReport report, List<Offer> offers, Words words) {
    this.report = report;
    this.offers = offers;
    this.words = words;
  }

  /** What each view keeps of R@k against its bytes, and the front that no other view beats. */
  Optional<Panel> front() {
    if (offers.isEmpty()) {
      return Optional.empty();
    }
    String measure = "R@" + report.headlineK();
    List<Point> points =
        offers.stream()
            .map(offer -> new Point(offer, offer.kept(measure).orElse(offer.quality().getFirst())))
            .toList();
    List<Series> series = new ArrayList<>();
    for (Point point : points) {
      series.add(
          series(point.offer.view(), new Series.Look(colour(point.offer), 0), List.of(point)));
    }
    series.add(
        series(words.label(Label.FRONT), new Series.Look(Series.Look.FRONT, 0), front(points)));
    double low = points.stream().mapToDouble(p -> p.offer.bytes()).min().orElseThrow();
    double high = points.stream().mapToDouble(p -> p.offer.bytes()).max().orElseThrow();
    return Optional.of(
        new Panel(
            words.label(Label.PARETO),
            words.label(Label.BYTES),
            words.label(Label.KEPT).formatted(points.getFirst().kept.measure()),
            true,
            Ticks.powersOfTwo(low * .8, high * 1.25),
            series));
  }

  /** How many of the exact neighbours are found at which speed, a line a view and its efforts. */
  Optional<Panel> speed(Direction direction) {
    Map<ViewSpec, List<ConfigurationResult>> lines = new LinkedHashMap<>();
    for (ConfigurationResult result : new Highlights(report).atLargestPool()) {
      if (result.spec().view().search().missingShards() == 0) {
        lines.computeIfAbsent(line(result.spec().view()), _ -> new ArrayList<>()).add(result);
      }
    }
    boolean several =
        lines.values().stream()
            .anyMatch(line -> line.size() > 1 && line.getFirst().spec().view().search().looks());
    Optional<RankedRun> exact =
        report.baselines().stream().findFirst().flatMap(full -> run(full.spec().view(), direction));
    if (!several || exact.isEmpty()) {
      return Optional.empty();
    }
    List<Series> series = new ArrayList<>();
    lines.forEach(
        (view, results) -> speed(view, results, direction, exact.get()).ifPresent(series::add));
    double[] ends =
        series.stream().flatMapToDouble(one -> Arrays.stream(one.x())).sorted().toArray();
    return Optional.of(
        new Panel(
            words.label(Label.SPEED).formatted(words.direction(direction)),
            words.label(Label.QUERIES_PER_SECOND),
            words.label(Label.OVERLAP).formatted(OfferList.NEIGHBOURS),
            true,
            Ticks.powersOfTwo(ends[0] * .8, ends[ends.length - 1] * 1.25),
            series));
  }

  /** The view without its effort: the line that its results lie on. */
  private static ViewSpec line(ViewSpec view) {
    SearchSpec search = view.search();
    return view.searched(
        new SearchSpec(search.structure(), 0, 0, search.oversampling(), search.missingShards()));
  }

  private Optional<Series> speed(
      ViewSpec line, List<ConfigurationResult> results, Direction direction, RankedRun exact) {
    List<double[]> points = new ArrayList<>();
    for (ConfigurationResult result : results) {
      DirectionResult measured = result.directions().get(direction);
      Optional<RankedRun> run = run(result.spec().view(), direction);
      if (measured != null && run.isPresent()) {
        double seconds = measured.timing().totalSeconds() / measured.figures().queries();
        points.add(new double[] {1 / Math.max(1e-9, seconds), overlap(run.get(), exact)});
      }
    }
    points.sort(Comparator.comparingDouble(point -> point[0]));
    double[] x = points.stream().mapToDouble(point -> point[0]).toArray();
    double[] y = points.stream().mapToDouble(point -> point[1]).toArray();
    String name = line.words().replace(" graph recall 0", " graph");
    Series.Look look = new Series.Look(line.precision().ordinal(), shape(line));
    return points.isEmpty() ? Optional.empty() : Optional.of(new Series(name, look, x, y, y, y));
  }

  private int shape(ViewSpec view) {
    List<Integer> dimensions = report.config().dimensions();
    return Math.max(0, dimensions.size() - 1 - dimensions.indexOf(view.dimension()));
  }

  private Optional<RankedRun> run(ViewSpec view, Direction direction) {
    return report.runs().stream()
        .filter(run -> run.view().equals(view) && run.direction() == direction)
        .findFirst();
  }

  private static double overlap(RankedRun own, RankedRun exact) {
    double sum = 0;
    for (int q = 0; q < own.rows().length; q++) {
      sum += NeighborOverlap.at(OfferList.NEIGHBOURS, own.rows()[q], exact.rows()[q]);
    }
    return sum / own.rows().length;
  }

  /** An offer and what it keeps of the measure that is drawn. */
  private record Point(Offer offer, Kept kept) {}

  /** Those that keep more than every cheaper one, by bytes. */
  private static List<Point> front(List<Point> points) {
    List<Point> front = new ArrayList<>();
    double best = Double.NEGATIVE_INFINITY;
    for (Point point :
        points.stream()
            .sorted(
                Comparator.comparingDouble((Point p) -> p.offer.bytes())
                    .thenComparing(p -> -p.kept.share()))
            .toList()) {
      if (point.kept.share() > best) {
        best = point.kept.share();
        front.add(point);
      }
    }
    return front;
  }

  private static int colour(Offer offer) {
    return Precision.valueOf(offer.precision().toUpperCase(Locale.ROOT)).ordinal();
  }

  private static Series series(String name, Series.Look look, List<Point> points) {
    int n = points.size();
    double[] x = new double[n];
    double[] y = new double[n];
    double[] low = new double[n];
    double[] high = new double[n];
    for (int i = 0; i < n; i++) {
      Interval interval = points.get(i).kept.interval();
      x[i] = points.get(i).offer.bytes();
      y[i] = points.get(i).kept.share();
      low[i] = n == 1 ? Math.min(y[i], interval.low()) : y[i];
      high[i] = n == 1 ? Math.max(y[i], interval.high()) : y[i];
    }
    return new Series(name, look, x, y, low, high);
  }
}
