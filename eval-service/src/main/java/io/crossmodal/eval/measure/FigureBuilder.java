package io.crossmodal.eval.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Sums up values by query into figures with intervals, verdict and test. */
final class FigureBuilder {

  private final DirectionMeasurer direction;
  private final List<Measure> measures;
  private final ClusterBootstrap bootstrap;
  private final MeasureSettings settings;
  private final double tiedQueries;

  FigureBuilder(DirectionMeasurer direction, double tiedQueries) {
    this.direction = direction;
    this.measures = direction.measures();
    this.bootstrap = direction.bootstrap();
    this.settings = direction.settings();
    this.tiedQueries = tiedQueries;
  }

  /** Figures by pool, from values by pool, query and measure. */
  List<PoolFigures> figures(double[][][] sampled, double[][][] expected) {
    int pools = sampled.length;
    Estimates[] summaries = new Estimates[2 * pools];
    for (int pool = 0; pool < pools; pool++) {
      int candidates = direction.scales().get(pool).candidates();
      summaries[2 * pool] = new Estimates(measures, settings::hasInterval, sampled[pool]);
      summaries[2 * pool + 1] =
          new Estimates(measures, m -> settings.hasExpectedInterval(m, candidates), expected[pool]);
    }
    Estimates.resample(summaries, bootstrap);
    List<PoolFigures> figures = new ArrayList<>();
    for (int pool = 0; pool < pools; pool++) {
      figures.add(
          figures(direction.scales().get(pool), summaries[2 * pool], summaries[2 * pool + 1]));
    }
    return figures;
  }

  private PoolFigures figures(PoolScale scale, Estimates sampled, Estimates expected) {
    List<Figure> figures = new ArrayList<>();
    for (int m = 0; m < measures.size(); m++) {
      figures.add(
          new Figure(
              measures.get(m).name(),
              sampled.value(m),
              sampled.interval(m, bootstrap, settings.confidence()),
              expected.value(m),
              expected.interval(m, bootstrap, settings.confidence()),
              scale.chance(m)));
    }
    int headline = measures.indexOf(settings.verdictMeasure(scale.candidates()));
    Figure tested = figures.get(headline);
    return new PoolFigures(
        scale.candidates(),
        direction.task().gallery(),
        direction.task().queries(),
        bootstrap.clusters(),
        figures,
        tiedQueries,
        tested.measure(),
        Verdict.of(Objects.requireNonNull(tested.interval()), tested.chance()),
        ChanceTest.pValue(
            bootstrap.sums(sampled.column(headline)), bootstrap.sizes(), tested.chance()),
        expected.resampled(headline),
        expected.resampled(0),
        bootstrap.sums(expected.column(headline)));
  }

  static double mean(double[] values) {
    return Arrays.stream(values).sum() / values.length;
  }
}
