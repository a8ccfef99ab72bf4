package io.crossmodal.index.graph;

import io.crossmodal.index.codec.Fp32Codec;
import io.crossmodal.index.codec.Scorer;
import io.crossmodal.index.codec.Vectors;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Unit vectors in clusters of 16 latent dimensions, and their exact neighbours. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TestVectors(float[][] all, int dimension) implements GraphVectors {

  private static final int LATENT = 16;

  static TestVectors clustered(int count, int dimension, int clusters, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[][] centres = new float[clusters][];
    for (int i = 0; i < clusters; i++) {
      centres[i] = Vectors.gaussian(LATENT, random);
    }
    float[][] mixing = new float[dimension][];
    for (int i = 0; i < dimension; i++) {
      mixing[i] = Vectors.gaussian(LATENT, random);
    }
    float[][] all = new float[count][dimension];
    for (int i = 0; i < count; i++) {
      float[] latent = Vectors.near(centres[i % clusters], 3, random);
      for (int j = 0; j < dimension; j++) {
        all[i][j] = (float) Vectors.dot(latent, mixing[j]);
      }
      double length = Math.sqrt(Vectors.dot(all[i], all[i]));
      for (int j = 0; j < dimension; j++) {
        all[i][j] /= (float) length;
      }
    }
    return new TestVectors(all, dimension);
  }

  TestVectors first(int count) {
    return new TestVectors(Arrays.copyOf(all, count), dimension);
  }

  @Override
  public void read(int ordinal, float[] target) {
    System.arraycopy(all[ordinal], 0, target, 0, dimension);
  }

  Rescorer rescorer(float[] query) {
    Scorer scorer = new Fp32Codec(dimension).scorer(query);
    return (ordinals, count, scores) -> {
      for (int i = 0; i < count; i++) {
        scores[i] = scorer.score(MemorySegment.ofArray(all[ordinals[i]]), 0);
      }
    };
  }

  /** The ordinals of the accepted items with the best scores. */
  int[] exact(float[] query, int k, IntPredicate filter) {
    int[] ordinals = IntStream.range(0, all.length).filter(filter).toArray();
    float[] scores = new float[ordinals.length];
    rescorer(query).score(ordinals, ordinals.length, scores);
    return IntStream.range(0, ordinals.length)
        .boxed()
        .sorted((a, b) -> Float.compare(scores[b], scores[a]))
        .limit(k)
        .mapToInt(i -> ordinals[i])
        .toArray();
  }
}
