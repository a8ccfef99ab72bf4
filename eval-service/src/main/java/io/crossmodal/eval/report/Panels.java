package io.crossmodal.eval.report;

import io.crossmodal.eval.measure.Figure;
import io.crossmodal.eval.measure.Interval;
import io.crossmodal.eval.plan.Direction;
import io.crossmodal.eval.plan.ViewSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The plots of a report: what is drawn, not how. */
final class Panels {

  private final EvaluationReport report;
  private final Words words;

  Panels(EvaluationReport report, Words words) {
    this.report = report;
    this.words = words;
  }

  /** A measure against the size of the pool, with intervals and chance. */
  Panel byPool(Direction direction, String measure) {
    List<Series> series = new ArrayList<>();
    Map<ViewSpec, List<ConfigurationResult>> views = byView(report.configurations());
    int position = 0;
    for (var view : views.entrySet()) {
      double shift = dodge(position++, views.size());
      series.add(line(view.getKey(), view.getValue(), direction, measure, shift));
    }
    series.add(chance(views.values().iterator().next(), direction, measure));
    return new Panel(
        words.direction(direction),
        words.label(Label.POOL_SIZE),
        DirectionNames.measure(measure),
        false,
        report.config().candidates().stream().map(Integer::doubleValue).toList(),
        series);
  }

  /** R@k at the largest pool against bytes a vector. */
  Panel byBytes(Direction direction) {
    return atLargestPool(
        direction, words.label(Label.BYTES), true, ConfigurationResult::bytesPerVector);
  }

  /** R@k at the largest pool against the median time of a query. */
  Panel byTime(Direction direction) {
    return atLargestPool(
        direction,
        words.label(Label.MEDIAN_TIME),
        false,
        c -> direction(c, direction).timing().p50().toNanos() / 1e6);
  }

  private Panel atLargestPool(
      Direction direction,
      String xTitle,
      boolean logarithmic,
      ToDoubleFunction<ConfigurationResult> x) {
    String measure = "recall@" + report.headlineK();
    Highlights highlights = new Highlights(report);
    List<Series> series = new ArrayList<>();
    double low = Double.MAX_VALUE;
    double high = 0;
    for (ConfigurationResult result : highlights.atLargestPool()) {
      double position = Math.max(1e-6, x.applyAsDouble(result));
      low = Math.min(low, position);
      high = Math.max(high, position);
      series.add(
          series(
              result.spec().view(),
              new double[] {position},
              List.of(figure(result, direction, measure))));
    }
    double chance = figure(highlights.atLargestPool().getFirst(), direction, measure).chance();
    double[] ends =
        logarithmic ? new double[] {low * .8, high * 1.25} : new double[] {0, high * 1.1};
    double[] level = {chance, chance};
    series.add(chance(ends, level));
    List<Double> ticks =
        logarithmic ? Ticks.powersOfTwo(ends[0], ends[1]) : Ticks.linear(0, ends[1], 6);
    String title = words.direction(direction) + ", C = " + Numbers.count(highlights.largestPool());
    return new Panel(title, xTitle, DirectionNames.measure(measure), logarithmic, ticks, series);
  }

  private Series line(
      ViewSpec view,
      List<ConfigurationResult> results,
      Direction direction,
      String measure,
      double shift) {
    double[] x = results.stream().mapToDouble(c -> c.spec().candidates() + shift).toArray();
    List<Figure> figures = results.stream().map(c -> figure(c, direction, measure)).toList();
    return series(view, x, figures);
  }

  private Series series(ViewSpec view, double[] x, List<Figure> figures) {
    double[] y = figures.stream().mapToDouble(Figure::value).toArray();
    double[] low = y.clone();
    double[] high = y.clone();
    for (int i = 0; i < y.length; i++) {
      Interval interval = figures.get(i).interval();
      if (interval != null) {
        low[i] = interval.low();
        high[i] = interval.high();
      }
    }
    return new Series(legend(view), look(view), x, y, low, high);
  }

  private Series chance(List<ConfigurationResult> results, Direction direction, String measure) {
    double[] x = results.stream().mapToDouble(c -> c.spec().candidates()).toArray();
    return chance(
        x, results.stream().mapToDouble(c -> figure(c, direction, measure).chance()).toArray());
  }

  private Series chance(double[] x, double[] y) {
    return new Series(
        words.label(Label.CHANCE), new Series.Look(Series.Look.CHANCE, 0), x, y, y, y);
  }

  private Series.Look look(ViewSpec view) {
    List<Integer> dimensions = report.config().dimensions();
    int shape = dimensions.size() - 1 - dimensions.indexOf(view.dimension());
    return new Series.Look(view.precision().ordinal(), shape);
  }

  /** Lines lie on each other; a little to the side their intervals can be told apart. */
  private double dodge(int position, int views) {
    List<Integer> pools = report.config().candidates();
    double spacing =
        pools.size() < 2
            ? pools.getFirst() / 4.0
            : (pools.getLast() - pools.getFirst()) / (pools.size() - 1.0);
    return views < 2 ? 0 : spacing * .3 * ((double) position / (views - 1) - .5);
  }

  private static String legend(ViewSpec view) {
    return view.words().replaceFirst("-d ", " ");
  }

  private static Figure figure(ConfigurationResult result, Direction direction, String measure) {
    return direction(result, direction).figures().figure(measure);
  }

  private static DirectionResult direction(ConfigurationResult result, Direction direction) {
    DirectionResult measured = result.directions().get(direction);
    if (measured == null) {
      throw new IllegalArgumentException(
          "%s: no %s (expected: every direction of the plan)".formatted(result.name(), direction));
    }
    return measured;
  }

  private static Map<ViewSpec, List<ConfigurationResult>> byView(
      List<ConfigurationResult> results) {
    Map<ViewSpec, List<ConfigurationResult>> views = new LinkedHashMap<>();
    results.forEach(c -> views.computeIfAbsent(c.spec().view(), v -> new ArrayList<>()).add(c));
    return views;
  }
}
