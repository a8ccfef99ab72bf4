package io.crossmodal.encoder.model;

import ai.djl.ndarray.NDArray;
import java.util.stream.Stream;

/** Multi-head attention of every token to every token that is no padding. */
record SelfAttention(Linear input, Linear output, int heads) implements Layer {

  SelfAttention(String name, int width, int heads) {
    this(
        new Linear(name + ".input", width, 3 * width),
        new Linear(name + ".output", width, width),
        heads);
  }

  @Override
  public Stream<WeightSpec> weights() {
    return Stream.of(input, output).flatMap(Layer::weights);
  }

  /**
   * {@code (batch, tokens, width)} to the same shape.
   *
   * @param padding {@code (batch, 1, 1, tokens)}: 0 for a token, very negative for padding
   */
  NDArray forward(Weights weights, NDArray x, NDArray padding) {
    long batch = x.getShape().get(0);
    long tokens = x.getShape().get(1);
    long width = x.getShape().get(2);
    NDArray parts =
        input
            .forward(weights, x)
            .reshape(batch, tokens, 3, heads, width / heads)
            .transpose(2, 0, 3, 1, 4);
    NDArray scaled = parts.get(0).mul(Math.sqrt((double) heads / width));
    NDArray scores = scaled.matMul(parts.get(1).transpose(0, 1, 3, 2)).add(padding);
    NDArray mixed = scores.softmax(-1).matMul(parts.get(2)).transpose(0, 2, 1, 3);
    return output.forward(weights, mixed.reshape(batch, tokens, width));
  }
}
