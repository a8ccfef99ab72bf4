package io.crossmodal.encoder.model;

import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * One array of weights: its name, its shape, how it begins and how it is trained.
 *
 * @param scale standard deviation of the first values for {@link Start#NORMAL}, else the value of
 *     all
 * @param trainable false for statistics that the forward pass keeps
 * @param decayed true if weight decay pulls it to zero
 * @param parts names of the arrays of a published file that it is made of, joined along the first
 *     axis; each has its share of the rows
 */
public record WeightSpec(
    String name,
    Shape shape,
    Start start,
    float scale,
    boolean trainable,
    boolean decayed,
    List<String> parts) {

  private WeightSpec(
      String name, Shape shape, Start start, float scale, boolean trainable, boolean decayed) {
    this(name, shape, start, scale, trainable, decayed, List.of(name));
  }

  enum Start {
    CONSTANT,
    NORMAL
  }

  /** A matrix or filter, normal with the given deviation. */
  static WeightSpec normal(String name, double deviation, long... shape) {
    return new WeightSpec(name, new Shape(shape), Start.NORMAL, (float) deviation, true, true);
  }

  /** A bias, gain or temperature that begins as a constant. */
  static WeightSpec constant(String name, double value, long... shape) {
    return new WeightSpec(name, new Shape(shape), Start.CONSTANT, (float) value, true, false);
  }

  /** A running statistic. */
  static WeightSpec statistic(String name, double value, long... shape) {
    return new WeightSpec(name, new Shape(shape), Start.CONSTANT, (float) value, false, false);
  }

  /** The same array, made of others. */
  WeightSpec madeOf(List<String> names) {
    return new WeightSpec(name, shape, start, scale, trainable, decayed, List.copyOf(names));
  }
}
