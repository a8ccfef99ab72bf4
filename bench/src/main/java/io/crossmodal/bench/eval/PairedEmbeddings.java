package io.crossmodal.bench.eval;

import io.crossmodal.dataset.DatasetException;
import io.crossmodal.dataset.EmbeddingsFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Made-up embeddings in the file layout of the reference ablation: texts and pictures of the same
 * topics, each pair alike but for noise, projected to several dimensions, the texts in another
 * order.
 *
 * <p>Arrays {@code text_<d>} and {@code image_<d>} and {@code ground_truth}, the gallery row of
 * each text. The same seed gives the same bytes.
 */
public final class PairedEmbeddings {

  private static final List<Integer> DIMENSIONS = List.of(256, 512, 1024);
  private static final int LATENT = 48;
  private static final double NOISE = .9;

  private final SplittableRandom random;

  /** Files of this seed. */
  public PairedEmbeddings(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /**
   * Writes a file with the reference's dimensions.
   *
   * @param pairs texts, and as many pictures
   */
  void write(Path file, int pairs) throws DatasetException {
    write(file, pairs, pairs, DIMENSIONS);
  }

  /**
   * Writes a file.
   *
   * @param count texts, at most as many as pictures
   * @param pictures of which the first in a random order have a text
   * @param dimensions at which both are there
   */
  public void write(Path file, int count, int pictures, List<Integer> dimensions)
      throws DatasetException {
    float[][] shared = gaussian(pictures, LATENT);
    float[][] shown = noisy(shared);
    int[] order = Arrays.copyOf(shuffled(pictures), count);
    float[][] texts = new float[count][];
    for (int row = 0; row < count; row++) {
      texts[row] = noisy(new float[][] {shared[order[row]]})[0];
    }
    Map<Integer, float[][]> textsBySize = new LinkedHashMap<>();
    Map<Integer, float[][]> picturesBySize = new LinkedHashMap<>();
    for (int dimension : dimensions) {
      float[][] projection = gaussian(dimension, LATENT);
      textsBySize.put(dimension, projected(texts, projection));
      picturesBySize.put(dimension, projected(shown, projection));
    }
    EmbeddingsFile.write(file, "image", textsBySize, picturesBySize, order);
  }

  private float[][] noisy(float[][] rows) {
    float[][] noisy = gaussian(rows.length, LATENT);
    for (int row = 0; row < rows.length; row++) {
      for (int i = 0; i < LATENT; i++) {
        noisy[row][i] = (float) (rows[row][i] + NOISE * noisy[row][i]);
      }
    }
    return noisy;
  }

  private float[][] gaussian(int rows, int columns) {
    float[][] values = new float[rows][columns];
    for (float[] row : values) {
      for (int i = 0; i < columns; i++) {
        row[i] = (float) random.nextGaussian();
      }
    }
    return values;
  }

  private static float[][] projected(float[][] rows, float[][] projection) {
    float[][] projected = new float[rows.length][projection.length];
    for (int row = 0; row < rows.length; row++) {
      double squares = 0;
      for (int i = 0; i < projection.length; i++) {
        float sum = 0;
        for (int j = 0; j < LATENT; j++) {
          sum += rows[row][j] * projection[i][j];
        }
        projected[row][i] = sum;
        squares += (double) sum * sum;
      }
      float norm = (float) Math.sqrt(squares);
      for (int i = 0; i < projection.length; i++) {
        projected[row][i] /= norm;
      }
    }
    return projected;
  }

  private int[] shuffled(int count) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int other = random.nextInt(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    return order;
  }
}
