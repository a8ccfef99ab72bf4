package io.crossmodal.index.codec;

/** The vector lengths that codecs accept. */
public final class Dimensions {

  public static final int MAX = 4_096;

  private Dimensions() {}

  /**
   * Checks a dimension.
   *
   * @throws IllegalArgumentException when it is not in 1..{@value #MAX}
   */
  public static int check(int dimension) {
    if (dimension < 1 || dimension > MAX) {
      throw new IllegalArgumentException(
          "dimension: %d (expected: 1..%d)".formatted(dimension, MAX));
    }
    return dimension;
  }

  /**
   * Checks a vector's length.
   *
   * @throws IllegalArgumentException when it is not {@code dimension}
   */
  public static float[] check(float[] vector, int dimension) {
    if (vector.length != dimension) {
      throw new IllegalArgumentException(
          "vector: %d components (expected: %d)".formatted(vector.length, dimension));
    }
    return vector;
  }
}
