package io.crossmodal.index.codec;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sums vectors up by groups, to find their {@link Centres}. For one thread. */
public final class CentreSums {

  /** Groups, numbered from 0. */
  private static final int GROUPS = 256;

  private final int dimension;
  private final double[] @Nullable [] sums = new double[GROUPS][];
  private final long[] counts = new long[GROUPS];
  private double squares;
  private long count;

  /** Sums of vectors of {@code dimension} components. */
  public CentreSums(int dimension) {
    this.dimension = Dimensions.check(dimension);
  }

  /**
   * Adds a vector.
   *
   * @param group 0 to 255
   */
  public void add(float[] vector, int group) {
    double[] sum = sums[group];
    if (sum == null) {
      sum = new double[dimension];
      sums[group] = sum;
    }
    double square = 0;
    for (int i = 0; i < dimension; i++) {
      sum[i] += vector[i];
      square += (double) vector[i] * vector[i];
    }
    squares += square;
    counts[group]++;
    count++;
  }

  /** The centres of what was added; the same vectors in the same order give the same. */
  public Centres centres() {
    List<double[]> means = new ArrayList<>();
    for (int group = 0; group < GROUPS; group++) {
      double[] sum = sums[group];
      if (sum != null) {
        double[] mean = new double[dimension];
        for (int i = 0; i < dimension; i++) {
          mean[i] = sum[i] / counts[group];
        }
        means.add(mean);
      }
    }
    return Centres.of(dimension, means, count == 0 ? 0 : squares / count);
  }
}
