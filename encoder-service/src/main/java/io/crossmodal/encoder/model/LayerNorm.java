package io.crossmodal.encoder.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.stream.Stream;

/**
 * Layer normalization over the last axis.
 *
 * @param epsilon added to the variance
 */
record LayerNorm(String name, int width, float epsilon) implements Layer {

  private static final float EPSILON = 1e-5f;

  LayerNorm(String name, int width) {
    this(name, width, EPSILON);
  }

  @Override
  public Stream<WeightSpec> weights() {
    return Stream.of(
        WeightSpec.constant(name + ".weight", 1, width),
        WeightSpec.constant(name + ".bias", 0, width));
  }

  NDArray forward(Weights weights, NDArray x) {
    return ai.djl.nn.norm.LayerNorm.layerNorm(
            x,
            new Shape(width),
            weights.array(name + ".weight"),
            weights.array(name + ".bias"),
            epsilon)
        .singletonOrThrow();
  }
}
