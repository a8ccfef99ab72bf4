package io.crossmodal.eval.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Values by query of every measure at one pool size, with what the bootstrap makes of them. */
final class Estimates {

  private final List<Measure> measures;
  private final double[][] columns;
  private final double[] values;
  private final boolean[] bootstrapped;
  private final double[] @Nullable [] resampled;

  /**
   * Turns rows into columns.
   *
   * @param byQuery values by query and measure
   */
  Estimates(List<Measure> measures, Predicate<Measure> hasInterval, double[][] byQuery) {
    this.measures = measures;
    this.columns = new double[measures.size()][byQuery.length];
    for (int query = 0; query < byQuery.length; query++) {
      for (int m = 0; m < columns.length; m++) {
        columns[m][query] = byQuery[query][m];
      }
    }
    this.values = new double[columns.length];
    this.bootstrapped = new boolean[columns.length];
    for (int m = 0; m < columns.length; m++) {
      values[m] =
          measures.get(m).byMedian() ? Medians.of(columns[m]) : FigureBuilder.mean(columns[m]);
      bootstrapped[m] = hasInterval.test(measures.get(m));
    }
    this.resampled = new double[columns.length][];
  }

  /** Resamples the means and medians of all of them, each in one pass. */
  static void resample(Estimates[] all, ClusterBootstrap bootstrap) {
    Iterator<double[]> means = Arrays.asList(bootstrap.means(columns(all, false))).iterator();
    Iterator<double[]> medians = Arrays.asList(bootstrap.medians(columns(all, true))).iterator();
    for (Estimates one : all) {
      for (int m = 0; m < one.columns.length; m++) {
        if (one.bootstrapped[m]) {
          one.resampled[m] = (one.measures.get(m).byMedian() ? medians : means).next();
        }
      }
    }
  }

  private static double[][] columns(Estimates[] all, boolean byMedian) {
    List<double[]> columns = new ArrayList<>();
    for (Estimates one : all) {
      for (int m = 0; m < one.columns.length; m++) {
        if (one.bootstrapped[m] && one.measures.get(m).byMedian() == byMedian) {
          columns.add(one.columns[m]);
        }
      }
    }
    return columns.toArray(double[][]::new);
  }

  double[] column(int measure) {
    return columns[measure];
  }

  double value(int measure) {
    return values[measure];
  }

  @Nullable Interval interval(int measure, ClusterBootstrap bootstrap, double confidence) {
    double[] means = resampled[measure];
    if (means == null) {
      return null;
    }
    if (measures.get(measure).byMedian()) {
      double[] sorted = means.clone();
      Arrays.sort(sorted);
      return Percentiles.interval(sorted, confidence);
    }
    return BcaInterval.of(
        value(measure), means, bootstrap.sums(columns[measure]), bootstrap.sizes(), confidence);
  }

  Resampled resampled(int measure) {
    double[] means = resampled[measure];
    if (means == null) {
      throw new IllegalArgumentException("%s is not resampled".formatted(measures.get(measure)));
    }
    return new Resampled(value(measure), means);
  }
}
