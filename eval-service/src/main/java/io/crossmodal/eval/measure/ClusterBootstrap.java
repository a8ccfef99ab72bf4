package io.crossmodal.eval.measure;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Resamples images, not queries: the five captions of a picture are drawn together.
 *
 * <p>The draws depend on the seed alone, so that every column of every call sees the same resamples
 * and differences between views are paired. Draws are kept up to 32 MB and made anew a call beyond
 * that. Safe for use by several threads.
 */
public final class ClusterBootstrap {

  /** Resamples in one pass, so that what is read of a cluster is still near for the next one. */
  private static final int TOGETHER = 8;

  /** Draws that are kept, two bytes each. */
  private static final int KEPT = 1 << 24;

  private final int[] clusterOfQuery;
  private final int[] sizes;
  private final int resamples;
  private final long seed;
  private final AtomicReferenceArray<short @Nullable []> kept;

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
    boolean keeps = (long) sizes.length * resamples <= KEPT;
    this.kept = new AtomicReferenceArray<>(keeps ? resamples : 0);
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
    if (columns.length == 1) {
      return new double[][] {means(sums(columns[0]))};
    }
    double[][] byCluster = new double[sizes.length][columns.length];
    for (int column = 0; column < columns.length; column++) {
      double[] sums = sums(columns[column]);
      for (int cluster = 0; cluster < sums.length; cluster++) {
        byCluster[cluster][column] = sums[cluster];
      }
    }
    double[][] means = new double[columns.length][resamples];
    for (int from = 0; from < resamples; from += TOGETHER) {
      resample(byCluster, from, Math.min(resamples, from + TOGETHER), means);
    }
    return means;
  }

  /** Means of one column, which is read in a row. */
  private double[] means(double[] sums) {
    double[] means = new double[resamples];
    for (int resample = 0; resample < resamples; resample++) {
      short[] counts = counts(resample);
      double sum = 0;
      for (int cluster = 0; cluster < sums.length; cluster++) {
        sum += counts[cluster] * sums[cluster];
      }
      means[resample] = sum / queries(counts);
    }
    return means;
  }

  /** BCa interval of the mean of values by query, each 0 to 1. */
  public Interval meanInterval(double[] values, double confidence) {
    double mean = FigureBuilder.mean(values);
    double[] resampled = means(new double[][] {values})[0];
    return BcaInterval.of(mean, resampled, sums(values), sizes, confidence);
  }

  /** Percentile interval of the mean of values by query. */
  public Interval percentileInterval(double[] values, double confidence) {
    double[] resampled = means(new double[][] {values})[0];
    Arrays.sort(resampled);
    return Percentiles.interval(resampled, confidence);
  }

  /** Medians of columns of values by query, by column and resample. */
  public double[][] medians(double[][] columns) {
    List<WeightedMedian> sorted =
        Arrays.stream(columns).map(values -> new WeightedMedian(values, clusterOfQuery)).toList();
    double[][] medians = new double[columns.length][resamples];
    if (columns.length > 0) {
      for (int resample = 0; resample < resamples; resample++) {
        short[] counts = counts(resample);
        long queries = queries(counts);
        for (int column = 0; column < columns.length; column++) {
          medians[column][resample] = sorted.get(column).of(counts, queries);
        }
      }
    }
    return medians;
  }

  /** How often each cluster is drawn in a resample. */
  private short[] counts(int resample) {
    if (kept.length() == 0) {
      return draw(resample);
    }
    short[] counts = kept.get(resample);
    if (counts == null) {
      // Another thread may draw the same: it is the same then.
      counts = draw(resample);
      kept.set(resample, counts);
    }
    return counts;
  }

  private short[] draw(int resample) {
    short[] counts = new short[sizes.length];
    SeededStream stream = new SeededStream(seed, resample);
    for (int draw = 0; draw < sizes.length; draw++) {
      counts[stream.below(sizes.length)]++;
    }
    return counts;
  }

  /** Queries of a resample. */
  private long queries(short[] counts) {
    long queries = 0;
    for (int cluster = 0; cluster < sizes.length; cluster++) {
      queries += (long) counts[cluster] * sizes[cluster];
    }
    return queries;
  }

  /** Resamples {@code from} to {@code to}, the latter excluded, in one pass over the clusters. */
  private void resample(double[][] byCluster, int from, int to, double[][] means) {
    short[][] counts = new short[to - from][];
    Arrays.setAll(counts, i -> counts(from + i));
    double[][] sums = new double[counts.length][means.length];
    for (int cluster = 0; cluster < sizes.length; cluster++) {
      for (int i = 0; i < counts.length; i++) {
        addTo(sums[i], counts[i][cluster], byCluster[cluster]);
      }
    }
    for (int i = 0; i < counts.length; i++) {
      long queries = queries(counts[i]);
      for (int column = 0; column < means.length; column++) {
        means[column][from + i] = sums[i][column] / queries;
      }
    }
  }

  private static void addTo(double[] sums, int count, double[] row) {
    if (count > 0) {
      for (int column = 0; column < sums.length; column++) {
        sums[column] += count * row[column];
      }
    }
  }
}
