package io.crossmodal.index.view;

import io.crossmodal.index.codec.Dimensions;
import io.crossmodal.index.codec.Precision;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a view is made of; the same spec over the same vectors gives the same codes, bit for bit.
 *
 * @param name unique in its gallery, not blank
 * @param dimension components after the reduction, 1 to 4,096
 * @param seed of the Gaussian projection, without effect on {@link Reduction#TRUNCATE}; and of the
 *     graph
 * @param kind how the nearest are found
 * @param axes of {@link Reduction#PCA}, and only of it
 */
public record ViewSpec(
    String name,
    int dimension,
    Reduction reduction,
    long seed,
    Precision precision,
    IndexKind kind,
    @Nullable FittedAxes axes) {

  /** A flat view without axes. */
  public ViewSpec(String name, int dimension, Reduction reduction, long seed, Precision precision) {
    this(name, dimension, reduction, seed, precision, IndexKind.FLAT);
  }

  /** A view without axes. */
  public ViewSpec(
      String name,
      int dimension,
      Reduction reduction,
      long seed,
      Precision precision,
      IndexKind kind) {
    this(name, dimension, reduction, seed, precision, kind, null);
  }

  /** The same vectors in fp32 and without a graph. */
  public ViewSpec inFp32() {
    return new ViewSpec(name, dimension, reduction, seed, Precision.FP32, IndexKind.FLAT, axes);
  }

  /** Whether vectors are reduced as in another view. */
  public boolean reducesLike(ViewSpec other) {
    return dimension == other.dimension
        && reduction == other.reduction
        && (reduction != Reduction.GAUSSIAN || seed == other.seed)
        && Objects.equals(axes, other.axes);
  }

  public ViewSpec {
    if (name.isBlank()) {
      throw new IllegalArgumentException("name: '%s' (expected: not blank)".formatted(name));
    }
    Dimensions.check(dimension);
    if ((axes != null) != (reduction == Reduction.PCA)) {
      throw new IllegalArgumentException(
          "axes: %s for %s (expected: some for PCA alone)".formatted(axes, reduction));
    }
    if (axes != null && axes.count() != dimension) {
      throw new IllegalArgumentException(
          "axes: %d (expected: %d)".formatted(axes.count(), dimension));
    }
  }
}
