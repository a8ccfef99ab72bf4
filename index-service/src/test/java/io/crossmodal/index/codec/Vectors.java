package io.crossmodal.index.codec;

import java.util.SplittableRandom;

/** Random vectors and plain double-precision sums over them. */
public final class Vectors {

  private Vectors() {}

  public static float[] gaussian(int dimension, SplittableRandom random) {
    float[] vector = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }

  public static float[] unit(int dimension, SplittableRandom random) {
    float[] vector = gaussian(dimension, random);
    double length = Math.sqrt(dot(vector, vector));
    for (int i = 0; i < dimension; i++) {
      vector[i] = (float) (vector[i] / length);
    }
    return vector;
  }

  /**
   * A vector near another: {@code vector + noise * gaussian / sqrt(d)}, so noise 1 is as long as a
   * unit vector.
   */
  public static float[] near(float[] vector, double noise, SplittableRandom random) {
    float[] near = new float[vector.length];
    double deviation = noise / Math.sqrt(vector.length);
    for (int i = 0; i < near.length; i++) {
      near[i] = (float) (vector[i] + deviation * random.nextGaussian());
    }
    return near;
  }

  public static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  public static double cosine(float[] a, float[] b) {
    return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
  }
}
