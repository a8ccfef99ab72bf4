package io.crossmodal.eval.measure;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Resamples images, not queries: the five captions of a picture are drawn together.
 *
 * <p>The draws depend on the seed alone, so that every column of every call sees the same resamples
 * and differences between views are paired. Draws are made anew a call instead of kept: they are
 * cheaper than the memory. Safe for use by several threads.
 */
public final class ClusterBootstrap {

  private final int[] clusterOfQuery;
  private final int[] sizes;
  private final int resamples;
  private final long seed;

  /**
   * A bootstrap over queries.
   *
   * @param clusters by query, any labels
   * @param resamples at least 1
   * @param seed of the draws
   */
  public ClusterBootstrap(int[] clusters, int resamples, long seed) {
    Map<Integer, Integer> dense = new LinkedHashMap<>();
    this.clusterOfQuery = new int[clusters.length];
    for (int query = 0; query < clusters.length; query++) {
      clusterOfQuery[query] = dense.computeIfAbsent(clusters[query], c -> dense.size());
    }
    this.sizes = new int[dense.size()];
    for (int cluster : clusterOfQuery) {
      sizes[cluster]++;
    }
    this.resamples = resamples;
    this.seed = seed;
  }

  /** Number of clusters. */
  public int clusters() {
    return sizes.length;
  }

  /** Queries of each cluster. */
  int[] sizes() {
    return sizes.clone();
  }

  /** Values by query to sums by cluster. */
  double[] sums(double[] values) {
    double[] sums = new double[sizes.length];
    for (int query = 0; query < values.length; query++) {
      sums[clusterOfQuery[query]] += values[query];
    }
    return sums;
  }

  /** Means of columns of values by query, by column and resample. */
  public double[][] means(double[][] columns) {
    double[][] byCluster = new double[sizes.length][columns.length];
    for (int column = 0; column < columns.length; column++) {
      double[] sums = sums(columns[column]);
      for (int cluster = 0; cluster < sums.length; cluster++) {
        byCluster[cluster][column] = sums[cluster];
      }
    }
    double[][] means = new double[columns.length][resamples];
    for (int resample = 0; resample < resamples; resample++) {
      resample(byCluster, resample, means);
    }
    return means;
  }

  /** Medians of columns of values by query, by column and resample. */
  public double[][] medians(double[][] columns) {
    List<WeightedMedian> sorted =
        Arrays.stream(columns).map(values -> new WeightedMedian(values, clusterOfQuery)).toList();
    double[][] medians = new double[columns.length][resamples];
    if (columns.length > 0) {
      for (int resample = 0; resample < resamples; resample++) {
        int[] counts = counts(resample);
        for (int column = 0; column < columns.length; column++) {
          medians[column][resample] = sorted.get(column).of(counts);
        }
      }
    }
    return medians;
  }

  /** How often each cluster is drawn in a resample. */
  private int[] counts(int resample) {
    int[] counts = new int[sizes.length];
    SeededStream stream = new SeededStream(seed, resample);
    for (int draw = 0; draw < sizes.length; draw++) {
      counts[stream.below(sizes.length)]++;
    }
    return counts;
  }

  private void resample(double[][] byCluster, int resample, double[][] means) {
    int[] counts = counts(resample);
    double[] sums = new double[means.length];
    long queries = 0;
    for (int cluster = 0; cluster < counts.length; cluster++) {
      double count = counts[cluster];
      if (count > 0) {
        queries += (long) counts[cluster] * sizes[cluster];
        double[] row = byCluster[cluster];
        for (int column = 0; column < sums.length; column++) {
          sums[column] += count * row[column];
        }
      }
    }
    for (int column = 0; column < sums.length; column++) {
      means[column][resample] = sums[column] / queries;
    }
  }
}
