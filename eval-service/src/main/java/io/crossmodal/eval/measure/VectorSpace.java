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

  /** Cosine from which on two vectors are one but for rounding. */
  private static final double SAME = 1 - 1e-6;

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
      double norm = Math.sqrt(CosineSample.dot(vectors[i], vectors[i]));
      zero += norm == 0 ? 1 : 0;
      this.vectors[i] = scaled(vectors[i], norm == 0 ? 0 : 1 / norm);
    }
    this.zeros = zero;
  }

  /** What can be seen in the vectors. */
  public SpaceGeometry geometry() {
    CosineSample sample = new CosineSample(sample());
    return new SpaceGeometry(
        modality,
        vectors[0].length,
        vectors.length,
        meanCosine(),
        alike(),
        duplicates,
        zeros,
        sample.uniformity(),
        sample.effectiveRank());
  }

  /**
   * How these texts lie to those images.
   *
   * @param imageOfText row of the image of each text; texts beyond its end have none
   */
  public PairGeometry pairs(VectorSpace images, int[] imageOfText) {
    double distances = 0;
    int leaked = 0;
    for (int text = 0; text < imageOfText.length; text++) {
      double cosine = CosineSample.dot(vectors[text], images.vectors[imageOfText[text]]);
      distances += 2 - 2 * cosine;
      leaked += cosine >= SAME ? 1 : 0;
    }
    double[] a = mean();
    double[] b = images.mean();
    double gap = 0;
    for (int i = 0; i < a.length; i++) {
      gap += (a[i] - b[i]) * (a[i] - b[i]);
    }
    double pairs = Math.max(1, imageOfText.length);
    return new PairGeometry(
        Math.max(0, distances / pairs), Math.sqrt(gap), leaked, imageOfText.length);
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
        count += CosineSample.dot(vectors[pivot], vector) >= ALIKE ? 1 : 0;
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

  private static float[] scaled(float[] vector, double factor) {
    float[] scaled = new float[vector.length];
    for (int i = 0; i < vector.length; i++) {
      scaled[i] = (float) (vector[i] * factor);
    }
    return scaled;
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
