package io.crossmodal.encoder.model;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The layers of one published Transformer, one after the other. */
record LayerStack(List<PublishedLayer> layers) implements Layer {

  /** So many layers, each with its own names. */
  static LayerStack of(int depth, IntFunction<PublishedNames> names, LayerSizes sizes) {
    return new LayerStack(
        IntStream.range(0, depth)
            .mapToObj(names)
            .map(layer -> PublishedLayer.of(layer, sizes))
            .toList());
  }

  @Override
  public Stream<WeightSpec> weights() {
    return layers.stream().flatMap(Layer::weights);
  }

  /**
   * {@code (batch, tokens, width)} to the same shape.
   *
   * @param mask as {@link FusedAttention#apply} takes it
   */
  NDArray forward(Weights weights, NDArray x, NDArray mask) {
    NDArray y = x;
    for (PublishedLayer layer : layers) {
      y = layer.forward(weights, y, mask);
    }
    return y;
  }
}
