package io.crossmodal.eval.measure;

import java.util.Arrays;

/** Cosines of all pairs of a sample of normalised vectors. */
final class CosineSample {

  private final float[][] cosines;

  CosineSample(float[][] vectors) {
    this.cosines = new float[vectors.length][vectors.length];
    for (int i = 0; i < vectors.length; i++) {
      for (int j = 0; j <= i; j++) {
        cosines[i][j] = dot(vectors[i], vectors[j]);
        cosines[j][i] = cosines[i][j];
      }
    }
  }

  /** Log of the mean of {@code exp(-2 |x - y|^2)} over pairs; 0 where there is no pair. */
  double uniformity() {
    double sum = 0;
    for (int i = 0; i < cosines.length; i++) {
      for (int j = 0; j < i; j++) {
        sum += Math.exp(-2 * (2 - 2.0 * cosines[i][j]));
      }
    }
    double pairs = cosines.length * (cosines.length - 1.0) / 2;
    return pairs == 0 ? 0 : Math.log(sum / pairs);
  }

  /** Trace and squared norm of the covariance are those of the centred matrix of cosines. */
  double effectiveRank() {
    int n = cosines.length;
    double[] means = new double[n];
    Arrays.setAll(means, i -> sum(cosines[i]) / n);
    double all = Arrays.stream(means).sum() / n;
    double trace = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        double centred = cosines[i][j] - means[i] - means[j] + all;
        squares += centred * centred;
        trace += i == j ? centred : 0;
      }
    }
    return trace < 1e-6 * n ? 1 : trace * trace / squares;
  }

  /** The dot product in four sums, because a single one waits for itself. */
  static float dot(float[] a, float[] b) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int i = 0;
    for (; i + 3 < a.length; i += 4) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }
    for (; i < a.length; i++) {
      s0 += a[i] * b[i];
    }
    return s0 + s1 + s2 + s3;
  }

  private static double sum(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum;
  }
}
