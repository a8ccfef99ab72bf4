package io.crossmodal.encoder.model;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The layers of one published Transformer, one after the other. */
record LayerStack(List<PublishedLayer> layers, LayerSizes sizes) implements Layer {

  /** So many layers, each with its own names. */
  static LayerStack of(int depth, IntFunction<PublishedNames> names, LayerSizes sizes) {
    return new LayerStack(
        IntStream.range(0, depth)
            .mapToObj(names)
            .map(layer -> PublishedLayer.of(layer, sizes))
            .toList(),
        sizes);
  }

  @Override
  public Stream<WeightSpec> weights() {
    return layers.stream().flatMap(Layer::weights);
  }

  /**
   * {@code (batch, tokens, width)} to the same shape.
   *
   * @param mask as {@link FusedLayers#apply} takes it
   */
  NDArray forward(Weights weights, NDArray x, NDArray mask) {
    List<NDArray> arrays = layers.stream().flatMap(layer -> layer.arrays(weights)).toList();
    return FusedLayers.apply(x, mask, arrays, sizes);
  }
}
