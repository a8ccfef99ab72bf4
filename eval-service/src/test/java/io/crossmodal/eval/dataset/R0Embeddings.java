package io.crossmodal.eval.dataset;

import io.crossmodal.dataset.DatasetException;
import io.crossmodal.dataset.EmbeddingsFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * Embeddings as the reference pipeline makes them: 512-d pairs, their Gaussian projections to other
 * dimensions, texts shuffled.
 *
 * <p>A text is its video and so much noise that R@10 in a pool of 100 is about .8 at 512
 * dimensions. {@code main} writes a file: PATH [PAIRS [SEED]].
 */
public final class R0Embeddings {

  private static final int NATIVE = 512;
  private static final int LATENT = 64;
  private static final double COSINE = .27;

  private final Random random;
  private final int pairs;

  private R0Embeddings(int pairs, long seed) {
    this.random = new Random(seed);
    this.pairs = pairs;
  }

  /** Writes a file of as many pairs at 256, 512 and 1,024 dimensions. */
  public static void write(Path npz, int pairs, long seed) throws DatasetException {
    new R0Embeddings(pairs, seed).write(npz);
  }

  public static void main(String[] args) throws DatasetException {
    int pairs = args.length > 1 ? Integer.parseInt(args[1]) : 1_000;
    write(Path.of(args[0]), pairs, args.length > 2 ? Long.parseLong(args[2]) : 42);
  }

  private void write(Path npz) throws DatasetException {
    float[][] seen = directions(pairs, LATENT);
    int[] videoOfText = shuffled(pairs);
    float[][] told = directions(pairs, LATENT);
    for (int text = 0; text < pairs; text++) {
      told[text] = mixed(seen[videoOfText[text]], told[text]);
    }
    float[][] model = directions(NATIVE, LATENT);
    float[][] videos = projected(seen, model);
    float[][] texts = projected(told, model);
    Map<Integer, float[][]> textsBy = new LinkedHashMap<>(Map.of(NATIVE, texts));
    Map<Integer, float[][]> videosBy = new LinkedHashMap<>(Map.of(NATIVE, videos));
    for (int dimension : new int[] {256, 1024}) {
      float[][] projection = directions(dimension, NATIVE);
      textsBy.put(dimension, projected(texts, projection));
      videosBy.put(dimension, projected(videos, projection));
    }
    EmbeddingsFile.write(npz, "video", textsBy, videosBy, videoOfText);
  }

  private float[][] directions(int count, int dimension) {
    float[][] vectors = new float[count][dimension];
    for (float[] vector : vectors) {
      for (int i = 0; i < dimension; i++) {
        vector[i] = (float) random.nextGaussian();
      }
      normalise(vector);
    }
    return vectors;
  }

  private int[] shuffled(int count) {
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }

  private static float[] mixed(float[] video, float[] noise) {
    float[] text = new float[video.length];
    for (int i = 0; i < text.length; i++) {
      text[i] = (float) (COSINE * video[i] + Math.sqrt(1 - COSINE * COSINE) * noise[i]);
    }
    normalise(text);
    return text;
  }

  private static float[][] projected(float[][] vectors, float[][] projection) {
    float[][] projected = new float[vectors.length][projection.length];
    for (int row = 0; row < vectors.length; row++) {
      for (int i = 0; i < projection.length; i++) {
        projected[row][i] = dot(vectors[row], projection[i]);
      }
      normalise(projected[row]);
    }
    return projected;
  }

  private static void normalise(float[] vector) {
    float length = (float) Math.sqrt(dot(vector, vector));
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= length;
    }
  }

  private static float dot(float[] a, float[] b) {
    float sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
