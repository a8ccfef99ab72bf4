package io.crossmodal.eval.measure;

import java.util.Random;

/** Made-up embeddings and their scores. */
public final class Gaussians {

  private Gaussians() {}

  /** Random vectors of about unit length. */
  public static float[][] vectors(int count, int dimension, long seed) {
    Random random = new Random(seed);
    float[][] vectors = new float[count][dimension];
    for (float[] vector : vectors) {
      for (int i = 0; i < dimension; i++) {
        vector[i] = (float) (random.nextGaussian() / Math.sqrt(dimension));
      }
    }
    return vectors;
  }

  /** The vectors with noise of this length added; query i belongs to vector {@code of[i]}. */
  public static float[][] near(float[][] vectors, int[] of, double noise, long seed) {
    float[][] noises = vectors(of.length, vectors[0].length, seed);
    float[][] queries = new float[of.length][];
    for (int i = 0; i < of.length; i++) {
      queries[i] = vectors[of[i]].clone();
      for (int d = 0; d < queries[i].length; d++) {
        queries[i][d] += (float) (noise * noises[i][d]);
      }
    }
    return queries;
  }

  /** Dot products of a query with every item. */
  public static float[] scores(float[] query, float[][] gallery) {
    float[] scores = new float[gallery.length];
    for (int row = 0; row < gallery.length; row++) {
      for (int d = 0; d < query.length; d++) {
        scores[row] += query[d] * gallery[row][d];
      }
    }
    return scores;
  }
}
