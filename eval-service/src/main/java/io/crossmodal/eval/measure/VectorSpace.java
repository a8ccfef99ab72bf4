package io.crossmodal.eval.measure;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * The vectors of one modality, normalised, ready to be looked at.
 *
 * <p>Pairs are looked at within an evenly spaced sample of at most 512 vectors, duplicates and the
 * mean cosine over all of them.
 */
public final class VectorSpace {

  private static final int MAX_SAMPLE = 512;
  private static final int PIVOTS = 64;
  private static final float ALIKE = .999f;

  private final String modality;
  private final float[][] vectors;
  private final int duplicates;
  private final int zeros;

  /**
   * Normalises copies of the vectors.
   *
   * @param modality {@code image} or {@code text}
   * @param vectors at least one, all of one dimension
   */
  public VectorSpace(String modality, float[][] vectors) {
    if (vectors.length == 0) {
      throw new IllegalArgumentException(
          "%s vectors: 0 (expected: at least 1)".formatted(modality));
    }
    this.modality = modality;
    this.duplicates = duplicates(vectors);
    this.vectors = new float[vectors.length][];
    int zero = 0;
    for (int i = 0; i < vectors.length; i++) {
      double norm = Math.sqrt(dot(vectors[i], vectors[i]));
      zero += norm == 0 ? 1 : 0;
      this.vectors[i] = scaled(vectors[i], norm == 0 ? 0 : 1 / norm);
    }
    this.zeros = zero;
  }

  /** What can be seen in the vectors. */
  public SpaceGeometry geometry() {
    float[][] sample = sample();
    float[][] cosines = cosines(sample);
    return new SpaceGeometry(
        modality,
        vectors[0].length,
        vectors.length,
        meanCosine(),
        alike(),
        duplicates,
        zeros,
        uniformity(cosines),
        effectiveRank(cosines));
  }

  /**
   * How these texts lie to those images.
   *
   * @param imageOfText row of the image of each text; texts beyond its end have none
   */
  public PairGeometry pairs(VectorSpace images, int[] imageOfText) {
    double distances = 0;
    for (int text = 0; text < imageOfText.length; text++) {
      distances += 2 - 2 * dot(vectors[text], images.vectors[imageOfText[text]]);
    }
    double[] a = mean();
    double[] b = images.mean();
    double gap = 0;
    for (int i = 0; i < a.length; i++) {
      gap += (a[i] - b[i]) * (a[i] - b[i]);
    }
    double pairs = Math.max(1, imageOfText.length);
    return new PairGeometry(Math.max(0, distances / pairs), Math.sqrt(gap));
  }

  private double[] mean() {
    double[] mean = new double[vectors[0].length];
    for (float[] vector : vectors) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += vector[i];
      }
    }
    for (int i = 0; i < mean.length; i++) {
      mean[i] /= vectors.length;
    }
    return mean;
  }

  /** The squared length of a sum holds every pair twice and every vector once. */
  private double meanCosine() {
    int n = vectors.length;
    if (n < 2) {
      return 0;
    }
    double squared = Arrays.stream(mean()).map(m -> m * m).sum() * n * n;
    return (squared - (n - zeros)) / ((double) n * (n - 1));
  }

  private int alike() {
    int largest = 0;
    int step = Math.max(1, vectors.length / PIVOTS);
    for (int pivot = 0; pivot < vectors.length; pivot += step) {
      int count = 0;
      for (float[] vector : vectors) {
        count += dot(vectors[pivot], vector) >= ALIKE ? 1 : 0;
      }
      largest = Math.max(largest, count);
    }
    return largest;
  }

  private float[][] sample() {
    int size = Math.min(MAX_SAMPLE, vectors.length);
    float[][] sample = new float[size][];
    Arrays.setAll(sample, i -> vectors[(int) ((long) i * vectors.length / size)]);
    return sample;
  }

  private static float[][] cosines(float[][] sample) {
    float[][] cosines = new float[sample.length][sample.length];
    for (int i = 0; i < sample.length; i++) {
      for (int j = 0; j <= i; j++) {
        cosines[i][j] = dot(sample[i], sample[j]);
        cosines[j][i] = cosines[i][j];
      }
    }
    return cosines;
  }

  private static double uniformity(float[][] cosines) {
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
  private static double effectiveRank(float[][] cosines) {
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

  private static double sum(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum;
  }

  private static float[] scaled(float[] vector, double factor) {
    float[] scaled = new float[vector.length];
    for (int i = 0; i < vector.length; i++) {
      scaled[i] = (float) (vector[i] * factor);
    }
    return scaled;
  }

  /** Four sums, because a single one waits for itself. */
  private static float dot(float[] a, float[] b) {
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

  private static int duplicates(float[][] vectors) {
    Set<Bits> seen = new HashSet<>();
    int duplicates = 0;
    for (float[] vector : vectors) {
      duplicates += seen.add(new Bits(vector)) ? 0 : 1;
    }
    return duplicates;
  }

  /** A vector that is equal to its copies. */
  private record Bits(float[] vector) {

    @Override
    public boolean equals(Object other) {
      return other instanceof Bits bits && Arrays.equals(vector, bits.vector);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(vector);
    }
  }
}
