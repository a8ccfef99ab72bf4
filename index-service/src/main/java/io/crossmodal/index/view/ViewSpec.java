package io.crossmodal.index.view;

import io.crossmodal.index.codec.Dimensions;
import io.crossmodal.index.codec.Precision;

/**
 * What a view is made of; the same spec over the same vectors gives the same codes, bit for bit.
 *
 * @param name unique in its gallery, not blank
 * @param dimension components after the reduction, 1 to 4,096
 * @param seed of the Gaussian projection, without effect on {@link Reduction#TRUNCATE}; and of the
 *     graph
 * @param kind how the nearest are found
 */
public record ViewSpec(
    String name,
    int dimension,
    Reduction reduction,
    long seed,
    Precision precision,
    IndexKind kind) {

  /** A flat view. */
  public ViewSpec(String name, int dimension, Reduction reduction, long seed, Precision precision) {
    this(name, dimension, reduction, seed, precision, IndexKind.FLAT);
  }

  public ViewSpec {
    if (name.isBlank()) {
      throw new IllegalArgumentException("name: '%s' (expected: not blank)".formatted(name));
    }
    Dimensions.check(dimension);
  }
}
