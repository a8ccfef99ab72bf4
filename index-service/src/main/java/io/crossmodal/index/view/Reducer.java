package io.crossmodal.index.view;

import java.util.Objects;

/** Brings vectors of a gallery's dimension to a view's dimension. Immutable. */
sealed interface Reducer permits Truncation, GaussianProjection, FittedAxes {

  /**
   * The reducer of a view.
   *
   * @throws IllegalArgumentException when a truncation would have to grow, or axes are of another
   *     dimension
   */
  static Reducer of(ViewSpec spec, int sourceDimension) {
    return switch (spec.reduction()) {
      case TRUNCATE -> new Truncation(sourceDimension, spec.dimension());
      case PCA -> Objects.requireNonNull(spec.axes()).from(sourceDimension);
      case GAUSSIAN -> GaussianProjection.of(sourceDimension, spec.dimension(), spec.seed());
    };
  }

  /** A new vector; the argument stays as it is. */
  float[] reduce(float[] vector);
}
