package io.crossmodal.encoder.model;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import java.util.stream.Stream;

/** Attention and a feed-forward network of four times the width, each normalized before it. */
record TransformerLayer(
    LayerNorm beforeAttention,
    SelfAttention attention,
    LayerNorm beforeExpansion,
    Linear expansion,
    Linear contraction)
    implements Layer {

  TransformerLayer(String name, int width, int heads) {
    this(
        new LayerNorm(name + ".attention_norm", width),
        new SelfAttention(name + ".attention", width, heads),
        new LayerNorm(name + ".feed_norm", width),
        new Linear(name + ".expansion", width, 4 * width),
        new Linear(name + ".contraction", 4 * width, width));
  }

  @Override
  public Stream<WeightSpec> weights() {
    return Stream.of(beforeAttention, attention, beforeExpansion, expansion, contraction)
        .flatMap(Layer::weights);
  }

  NDArray forward(Weights weights, NDArray x, NDArray padding) {
    NDArray attended =
        x.add(attention.forward(weights, beforeAttention.forward(weights, x), padding));
    NDArray expanded =
        Activation.gelu(expansion.forward(weights, beforeExpansion.forward(weights, attended)));
    return attended.add(contraction.forward(weights, expanded));
  }
}
