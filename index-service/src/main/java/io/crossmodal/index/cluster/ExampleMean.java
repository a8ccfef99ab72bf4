package io.crossmodal.index.cluster;

import io.crossmodal.index.v1.Similarity;
import io.crossmodal.index.view.VectorCheck;
import io.crossmodal.rpc.ServiceException;
import java.util.List;

/**
 * One vector for several examples: the mean of the positive ones, moved away from the mean of the
 * negative ones by the distance between the two.
 */
final class ExampleMean {

  private ExampleMean() {}

  /**
   * The vector.
   *
   * @param examples of the gallery's dimension
   * @param positives how many of them, the first ones, are positive; at least one
   */
  static float[] of(PlacedGallery gallery, List<float[]> examples, int positives) {
    boolean cosine = gallery.manifest().getSettings().getSimilarity() != Similarity.SIMILARITY_DOT;
    double[] wanted = mean(examples.subList(0, positives), gallery.dimension(), cosine);
    List<float[]> negatives = examples.subList(positives, examples.size());
    float[] vector = new float[wanted.length];
    double[] unwanted = negatives.isEmpty() ? wanted : mean(negatives, gallery.dimension(), cosine);
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) (2 * wanted[i] - unwanted[i]);
    }
    try {
      return VectorCheck.check(vector, gallery.dimension());
    } catch (IllegalArgumentException e) {
      throw ServiceException.field(
          "positives", "examples with the mean of no direction", "a mean that can be searched for");
    }
  }

  private static double[] mean(List<float[]> vectors, int dimension, boolean cosine) {
    double[] mean = new double[dimension];
    for (float[] vector : vectors) {
      double squares = 0;
      for (float value : vector) {
        squares += (double) value * value;
      }
      double scale = (cosine ? 1 / Math.sqrt(squares) : 1) / vectors.size();
      for (int i = 0; i < dimension; i++) {
        mean[i] += scale * vector[i];
      }
    }
    return mean;
  }
}
