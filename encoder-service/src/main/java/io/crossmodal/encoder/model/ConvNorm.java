package io.crossmodal.encoder.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.BatchNorm;
import java.util.stream.Stream;

/** A square convolution without bias that keeps or halves the side, and batch normalization. */
record ConvNorm(String name, int in, int out, int kernel, int stride) implements Layer {

  private static final float MOMENTUM = 0.9f;
  private static final float EPSILON = 1e-5f;
  private static final int CHANNELS_FIRST = -1;

  @Override
  public Stream<WeightSpec> weights() {
    double deviation = Math.sqrt(2.0 / (in * kernel * kernel));
    return Stream.of(
        WeightSpec.normal(name + ".weight", deviation, out, in, kernel, kernel),
        WeightSpec.constant(name + ".norm.weight", 1, out),
        WeightSpec.constant(name + ".norm.bias", 0, out),
        WeightSpec.statistic(name + ".norm.mean", 0, out),
        WeightSpec.statistic(name + ".norm.variance", 1, out));
  }

  /** {@code (batch, in, side, side) -> (batch, out, side / stride, side / stride)}. */
  NDArray forward(Weights weights, NDArray x, boolean training) {
    NDArray filtered =
        Conv2d.conv2d(
                x,
                weights.array(name + ".weight"),
                null,
                new Shape(stride, stride),
                new Shape(kernel / 2, kernel / 2))
            .singletonOrThrow();
    return BatchNorm.batchNorm(
            filtered,
            weights.array(name + ".norm.mean"),
            weights.array(name + ".norm.variance"),
            weights.array(name + ".norm.weight"),
            weights.array(name + ".norm.bias"),
            CHANNELS_FIRST,
            MOMENTUM,
            EPSILON,
            training)
        .singletonOrThrow();
  }
}
