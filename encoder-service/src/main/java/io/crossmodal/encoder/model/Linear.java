package io.crossmodal.encoder.model;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.stream.Stream;

/**
 * {@code y = x W^T + b} over the last axis.
 *
 * @param parts the products of a published file that it is made of, one below the other
 */
record Linear(String name, int in, int out, List<String> parts) implements Layer {

  Linear(String name, int in, int out) {
    this(name, in, out, List.of(name));
  }

  @Override
  public Stream<WeightSpec> weights() {
    return Stream.of(
        WeightSpec.normal(name + ".weight", Math.sqrt(1.0 / in), out, in)
            .madeOf(parts.stream().map(part -> part + ".weight").toList()),
        WeightSpec.constant(name + ".bias", 0, out)
            .madeOf(parts.stream().map(part -> part + ".bias").toList()));
  }

  NDArray forward(Weights weights, NDArray x) {
    return ai.djl.nn.core.Linear.linear(
            x, weights.array(name + ".weight"), weights.array(name + ".bias"))
        .singletonOrThrow();
  }
}
