package io.crossmodal.index.codec;

import io.crossmodal.index.kernel.Hadamard;

/**
 * A random rotation that spreads every vector evenly over its components, the same for a
 * (dimension, seed) everywhere.
 *
 * <p>Rounds of random signs and a fast Hadamard transform of {@code P} components, {@code P} the
 * largest power of two in the dimension: two rounds where that is all of it; otherwise four, by
 * turns of the first and the last {@code P} components, which overlap. So no dimension is padded.
 * The signs are the bits of SplitMix64 from the seed, one long for 64 components, round by round.
 * About 1 us at 512 components.
 */
public final class Rotation {

  private final int dimension;
  private final int block;
  private final float[][] factors;

  /**
   * The rotation of a dimension.
   *
   * @param dimension 1 to {@value Dimensions#MAX}
   */
  public Rotation(int dimension, long seed) {
    this.dimension = Dimensions.check(dimension);
    this.block = Integer.highestOneBit(dimension);
    this.factors = new float[block == dimension ? 2 : 4][dimension];
    long state = seed;
    for (int round = 0; round < factors.length; round++) {
      for (int i = 0; i < dimension; i++) {
        if (i % Long.SIZE == 0) {
          state += 0x9E3779B97F4A7C15L;
        }
        boolean inBlock = i >= from(round) && i < from(round) + block;
        float length = inBlock ? (float) (1 / Math.sqrt(block)) : 1;
        factors[round][i] = (mix(state) >>> i & 1) == 0 ? length : -length;
      }
    }
  }

  /** SplitMix64's output function (Steele, Lea and Flood, 2014). */
  private static long mix(long state) {
    long z = (state ^ state >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }

  private int from(int round) {
    return round % 2 == 0 ? 0 : dimension - block;
  }

  /** Rotates in place and returns the argument. */
  public float[] apply(float[] vector) {
    Dimensions.check(vector, dimension);
    for (int round = 0; round < factors.length; round++) {
      flip(vector, factors[round]);
      Hadamard.transform(vector, from(round), block);
    }
    return vector;
  }

  /** Rotates back in place and returns the argument. */
  public float[] invert(float[] vector) {
    Dimensions.check(vector, dimension);
    for (int round = factors.length - 1; round >= 0; round--) {
      Hadamard.transform(vector, from(round), block);
      flip(vector, factors[round]);
    }
    return vector;
  }

  private static void flip(float[] vector, float[] factors) {
    for (int i = 0; i < vector.length; i++) {
      vector[i] *= factors[i];
    }
  }
}
