package io.crossmodal.encoder.model;

import ai.djl.ndarray.NDArray;
import java.util.stream.Stream;

/** {@code y = x W^T} over the last axis. */
record Projection(String name, int in, int out) implements Layer {

  @Override
  public Stream<WeightSpec> weights() {
    return Stream.of(WeightSpec.normal(name + ".weight", Math.sqrt(1.0 / in), out, in));
  }

  NDArray forward(Weights weights, NDArray x) {
    return ai.djl.nn.core.Linear.linear(x, weights.array(name + ".weight")).singletonOrThrow();
  }
}
