package io.crossmodal.encoder.model;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import java.util.stream.Stream;

/** Two 3x3 convolutions beside a 1x1 shortcut; halves the side (He et al., 2015). */
record ResidualStage(ConvNorm first, ConvNorm second, ConvNorm shortcut) implements Layer {

  static ResidualStage halving(String name, int in, int out) {
    return new ResidualStage(
        new ConvNorm(name + ".first", in, out, 3, 2),
        new ConvNorm(name + ".second", out, out, 3, 1),
        new ConvNorm(name + ".shortcut", in, out, 1, 2));
  }

  @Override
  public Stream<WeightSpec> weights() {
    return Stream.of(first, second, shortcut).flatMap(Layer::weights);
  }

  NDArray forward(Weights weights, NDArray x, boolean training) {
    NDArray inner = Activation.relu(first.forward(weights, x, training));
    NDArray outer = second.forward(weights, inner, training);
    return Activation.relu(outer.add(shortcut.forward(weights, x, training)));
  }
}
