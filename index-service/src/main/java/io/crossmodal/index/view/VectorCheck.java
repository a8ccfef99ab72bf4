package io.crossmodal.index.view;

import io.crossmodal.index.codec.Dimensions;
import io.crossmodal.index.codec.Fp16Codec;

/** What every vector must be before it is stored or searched with. */
public final class VectorCheck {

  /** The largest magnitude of a component, which is what the narrowest float format can hold. */
  public static final float MAX_COMPONENT = Fp16Codec.MAX;

  /** The least length of a vector: below it, a quantizer's scale would lose its own precision. */
  public static final double MIN_LENGTH = 1e-12;

  private VectorCheck() {}

  /**
   * Checks length and components.
   *
   * @throws IllegalArgumentException when the vector has another dimension, a component that is not
   *     a number, is infinite or beyond {@link #MAX_COMPONENT}, or when it is zero
   */
  public static float[] check(float[] vector, int dimension) {
    Dimensions.check(vector, dimension);
    double squares = 0;
    for (int i = 0; i < dimension; i++) {
      // Written so that NaN fails too.
      if (!(Math.abs(vector[i]) <= MAX_COMPONENT)) {
        throw new IllegalArgumentException(
            "vector[%d]: %s (expected: a finite number of magnitude <= %s)"
                .formatted(i, vector[i], MAX_COMPONENT));
      }
      squares += (double) vector[i] * vector[i];
    }
    if (Math.sqrt(squares) < MIN_LENGTH) {
      throw new IllegalArgumentException(
          "vector: length %s (expected: at least %s; a zero vector points nowhere)"
              .formatted(Math.sqrt(squares), MIN_LENGTH));
    }
    return vector;
  }
}
