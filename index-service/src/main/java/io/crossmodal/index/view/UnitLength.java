package io.crossmodal.index.view;

/** Scales vectors to length 1. */
final class UnitLength {

  private UnitLength() {}

  /**
   * Normalises in place and returns the argument. A vector that has become zero by truncation stays
   * zero: it scores 0 with everything, because what was kept of it says nothing.
   */
  static float[] normalise(float[] vector) {
    double squares = 0;
    for (float component : vector) {
      squares += (double) component * component;
    }
    if (squares > 0) {
      double length = Math.sqrt(squares);
      for (int i = 0; i < vector.length; i++) {
        vector[i] = (float) (vector[i] / length);
      }
    }
    return vector;
  }
}
