package io.crossmodal.bench.data;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Draws unit vectors of a {@link Shape}: the same settings give the same vectors, in whatever order
 * and on however many threads they are drawn.
 *
 * @param dimension components a vector, at least 2
 * @param seed of everything drawn
 */
public record ShapeGenerator(Shape shape, int dimension, long seed) {

  private static final int LATENT = 48;
  private static final int CLUSTERS = 500;
  private static final double SKEW = .7;
  private static final float SPREAD = .55f;
  private static final float NOISE = .03f;
  private static final float CONE = 1.2f;
  private static final int COPIES = 10;
  private static final float NEARLY = .01f;

  // Distinct streams of random numbers under one seed.
  private static final long SUBSPACE = 1L << 60;
  private static final long CENTRES = 2L << 60;
  private static final long CONES = 3L << 60;
  private static final long ITEMS = 4L << 60;
  private static final long QUERIES = 5L << 60;

  public ShapeGenerator {
    if (dimension < 2) {
      throw new IllegalArgumentException(
          "dimension: %d (expected: at least 2)".formatted(dimension));
    }
  }

  /** The items. */
  public float[][] items(int count) {
    return draw(ITEMS, count, shape == Shape.DUPLICATES ? COPIES : 1);
  }

  /** Queries of the same shape, none of which is an item. */
  public float[][] queries(int count) {
    return draw(QUERIES, count, 1);
  }

  /** True if the item is a text; those of shapes without a modality gap are all images. */
  public boolean isText(int item) {
    return shape == Shape.GAP && item % 2 == 0;
  }

  private float[][] draw(long stream, int count, int copies) {
    float[][] subspace = rows(SUBSPACE, LATENT, dimension, 1 / (float) Math.sqrt(LATENT));
    float[][] centres = rows(CENTRES, CLUSTERS, LATENT, 1);
    float[][] cones = rows(CONES, 2, dimension, CONE);
    double[] weights = weights();
    float[][] vectors = new float[count][];
    IntStream.range(0, count)
        .parallel()
        .forEach(
            i -> {
              boolean text = stream == QUERIES || isText(i);
              SplittableRandom random = random(stream + i / copies);
              float[] vector = new float[dimension];
              if (shape == Shape.UNIFORM) {
                addNoise(vector, random, 1);
              } else {
                addLatent(vector, subspace, centres[pick(weights, random)], random);
                addNoise(vector, random, NOISE);
                if (shape == Shape.GAP) {
                  add(vector, cones[text ? 0 : 1], 1);
                }
                if (i % copies > copies / 2) {
                  addNoise(vector, random(stream + i + (1L << 40)), NEARLY);
                }
              }
              vectors[i] = normalise(vector);
            });
    return vectors;
  }

  private void addLatent(
      float[] vector, float[][] subspace, float[] centre, SplittableRandom random) {
    for (int i = 0; i < LATENT; i++) {
      add(vector, subspace[i], centre[i] + SPREAD * (float) random.nextGaussian());
    }
  }

  private static void add(float[] vector, float[] other, float factor) {
    for (int i = 0; i < vector.length; i++) {
      vector[i] += factor * other[i];
    }
  }

  private static void addNoise(float[] vector, SplittableRandom random, float factor) {
    for (int i = 0; i < vector.length; i++) {
      vector[i] += factor * (float) random.nextGaussian();
    }
  }

  private float[][] rows(long stream, int rows, int columns, float factor) {
    float[][] values = new float[rows][columns];
    for (int i = 0; i < rows; i++) {
      addNoise(values[i], random(stream + i), factor);
    }
    return values;
  }

  /** The sums of the clusters' shares up to each: 1 / rank ^ SKEW. */
  private static double[] weights() {
    double[] sums = new double[CLUSTERS];
    double sum = 0;
    for (int i = 0; i < CLUSTERS; i++) {
      sum += Math.pow(i + 1, -SKEW);
      sums[i] = sum;
    }
    return sums;
  }

  private static int pick(double[] sums, SplittableRandom random) {
    double at = random.nextDouble(sums[sums.length - 1]);
    int cluster = 0;
    while (sums[cluster] <= at) {
      cluster++;
    }
    return cluster;
  }

  private SplittableRandom random(long stream) {
    // Neighbouring seeds of SplittableRandom give unrelated numbers.
    return new SplittableRandom(31 * seed + stream);
  }

  /** Scales to length 1, in place. */
  static float[] normalise(float[] vector) {
    double square = 0;
    for (float value : vector) {
      square += (double) value * value;
    }
    float factor = (float) (1 / Math.sqrt(square));
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= factor;
    }
    return vector;
  }
}
