package io.crossmodal.index.codec;

import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * Orthonormal axes that the centres of some groups of vectors span, as texts and pictures are: what
 * vectors have along them is kept exactly, and only the rest is rounded. Immutable.
 *
 * <p>The rest has its mean at zero in every group, and a query has none of its own group's cone
 * left, so that the errors of few bits, which grow with both lengths, are of what tells vectors
 * apart. The products along the axes and the estimate of the rest add up without bias.
 *
 * <p>Layout, little-endian: {@code float[count][dimension]}.
 */
public final class Centres {

  /** More groups than there are kinds of items. */
  public static final int MAX = 8;

  /** An axis earns its float when it holds so many times what an axis holds on average. */
  private static final double WORTHWHILE = 4;

  private final int dimension;
  private final float[][] axes;

  private Centres(int dimension, float[][] axes) {
    this.dimension = dimension;
    this.axes = axes;
  }

  /** No axes: everything is rounded. */
  public static Centres none(int dimension) {
    return new Centres(Dimensions.check(dimension), new float[0][]);
  }

  /**
   * The axes of some means, in their order.
   *
   * @param squares mean square of the vectors' lengths; a mean that adds less to those before it
   *     than some axes' even share of that adds no axis
   */
  static Centres of(int dimension, List<double[]> means, double squares) {
    Centres centres = none(dimension);
    for (double[] mean : means) {
      double[] rest = mean.clone();
      for (float[] axis : centres.axes) {
        double product = 0;
        for (int i = 0; i < dimension; i++) {
          product += rest[i] * axis[i];
        }
        for (int i = 0; i < dimension; i++) {
          rest[i] -= product * axis[i];
        }
      }
      double length = 0;
      for (double component : rest) {
        length += component * component;
      }
      if (centres.count() < MAX && length * dimension > WORTHWHILE * squares) {
        centres = centres.with(rest, Math.sqrt(length));
      }
    }
    return centres;
  }

  private Centres with(double[] vector, double length) {
    float[][] more = new float[axes.length + 1][];
    System.arraycopy(axes, 0, more, 0, axes.length);
    float[] axis = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      axis[i] = (float) (vector[i] / length);
    }
    more[axes.length] = axis;
    return new Centres(dimension, more);
  }

  /** Axes. */
  public int count() {
    return axes.length;
  }

  /** What {@link #write} writes. */
  public long bytes() {
    return (long) Float.BYTES * dimension * axes.length;
  }

  /** Writes the axes. */
  public void write(MemorySegment target, long offset) {
    for (int i = 0; i < axes.length; i++) {
      long at = offset + (long) Float.BYTES * dimension * i;
      MemorySegment.copy(axes[i], 0, target, Codes.FLOAT, at, dimension);
    }
  }

  /**
   * Reads axes that were written.
   *
   * @throws IllegalArgumentException when they are none
   */
  public static Centres read(MemorySegment source, long offset, int dimension, int count) {
    if (count < 0 || count > MAX) {
      throw new IllegalArgumentException("centres: %d (expected: 0..%d)".formatted(count, MAX));
    }
    float[][] axes = new float[count][Dimensions.check(dimension)];
    for (int i = 0; i < count; i++) {
      long at = offset + (long) Float.BYTES * dimension * i;
      MemorySegment.copy(source, Codes.FLOAT, at, axes[i], 0, dimension);
      for (float component : axes[i]) {
        if (!(Math.abs(component) <= 1.001f)) {
          throw new IllegalArgumentException(
              "centres[%d]: has %s (expected: -1..1)".formatted(i, component));
        }
      }
    }
    return new Centres(dimension, axes);
  }

  /** Takes what a vector has along the axes off it, in place, and returns how much that was. */
  float[] take(float[] vector) {
    float[] products = new float[axes.length];
    for (int axis = 0; axis < axes.length; axis++) {
      float[] along = axes[axis];
      double product = 0;
      for (int i = 0; i < vector.length; i++) {
        product += (double) along[i] * vector[i];
      }
      products[axis] = (float) product;
      for (int i = 0; i < vector.length; i++) {
        vector[i] = Math.fma(-products[axis], along[i], vector[i]);
      }
    }
    return products;
  }

  /** Adds {@code product} times an axis. */
  void give(int axis, double product, float[] vector) {
    for (int i = 0; i < vector.length; i++) {
      double sum = vector[i] + product * axes[axis][i];
      vector[i] = (float) Math.clamp(sum, -Float.MAX_VALUE, Float.MAX_VALUE);
    }
  }
}
