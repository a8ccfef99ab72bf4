package io.crossmodal.eval.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values by query of every measure at one pool size, with what the bootstrap makes of them. */
final class Estimates {

  private final List<Measure> measures;
  private final double[][] columns;
  private final boolean[] bootstrapped;
  private final double[] @Nullable [] resampled;

  /**
   * Turns rows into columns.
   *
   * @param byQuery values by query and measure
   */
  Estimates(List<Measure> measures, MeasureSettings settings, double[][] byQuery) {
    this.measures = measures;
    this.columns = new double[measures.size()][byQuery.length];
    for (int query = 0; query < byQuery.length; query++) {
      for (int m = 0; m < columns.length; m++) {
        columns[m][query] = byQuery[query][m];
      }
    }
    this.bootstrapped = new boolean[columns.length];
    for (int m = 0; m < columns.length; m++) {
      bootstrapped[m] = settings.hasInterval(measures.get(m));
    }
    this.resampled = new double[columns.length][];
  }

  /** Resamples the means of all of them in one pass, and the medians. */
  static void resample(Estimates[] all, ClusterBootstrap bootstrap) {
    List<double[]> columns = new ArrayList<>();
    for (Estimates one : all) {
      for (int m = 0; m < one.columns.length; m++) {
        if (one.hasMeanInterval(m)) {
          columns.add(one.columns[m]);
        }
      }
    }
    double[][] means = bootstrap.means(columns.toArray(double[][]::new));
    int next = 0;
    for (Estimates one : all) {
      for (int m = 0; m < one.columns.length; m++) {
        if (one.hasMeanInterval(m)) {
          one.resampled[m] = means[next++];
        } else if (one.bootstrapped[m]) {
          one.resampled[m] = bootstrap.medians(one.columns[m]);
        }
      }
    }
  }

  double[] column(int measure) {
    return columns[measure];
  }

  double value(int measure) {
    return measures.get(measure).byMedian()
        ? Medians.of(columns[measure])
        : FigureBuilder.mean(columns[measure]);
  }

  @Nullable Interval interval(int measure, ClusterBootstrap bootstrap, double confidence) {
    double[] values = resampled[measure];
    if (values == null) {
      return null;
    }
    if (measures.get(measure).byMedian()) {
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      return Percentiles.interval(sorted, confidence);
    }
    return BcaInterval.of(
        value(measure), values, bootstrap.sums(columns[measure]), bootstrap.sizes(), confidence);
  }

  Resampled resampled(int measure) {
    double[] values = resampled[measure];
    if (values == null) {
      throw new IllegalArgumentException("%s is not resampled".formatted(measures.get(measure)));
    }
    return new Resampled(value(measure), values);
  }

  private boolean hasMeanInterval(int measure) {
    return bootstrapped[measure] && !measures.get(measure).byMedian();
  }
}
