package io.crossmodal.index.view;

/** Brings vectors of a gallery's dimension to a view's dimension. Immutable. */
sealed interface Reducer permits Truncation, GaussianProjection {

  /**
   * The reducer of a view.
   *
   * @throws IllegalArgumentException when a truncation would have to grow
   */
  static Reducer of(ViewSpec spec, int sourceDimension) {
    return switch (spec.reduction()) {
      case TRUNCATE -> new Truncation(sourceDimension, spec.dimension());
      case GAUSSIAN -> GaussianProjection.of(sourceDimension, spec.dimension(), spec.seed());
    };
  }

  /** A new vector; the argument stays as it is. */
  float[] reduce(float[] vector);
}
