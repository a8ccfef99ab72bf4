package io.crossmodal.encoder.model;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Transformer layer as published models have it: queries, keys and values in one product, and the
 * normalization either before each half (CLIP, ViT) or after it (BERT).
 */
record PublishedLayer(
    Linear input,
    Linear output,
    LayerNorm attentionNorm,
    Linear expansion,
    Linear contraction,
    LayerNorm feedNorm,
    LayerSizes sizes)
    implements Layer {

  /** The layer whose parts have these names. */
  static PublishedLayer of(PublishedNames names, LayerSizes sizes) {
    int width = sizes.width();
    return new PublishedLayer(
        new Linear(
            names.query() + "+key+value",
            width,
            3 * width,
            List.of(names.query(), names.key(), names.value())),
        new Linear(names.attentionOutput(), width, width),
        new LayerNorm(names.attentionNorm(), width, sizes.epsilon()),
        new Linear(names.expansion(), width, sizes.feedWidth()),
        new Linear(names.contraction(), sizes.feedWidth(), width),
        new LayerNorm(names.feedNorm(), width, sizes.epsilon()),
        sizes);
  }

  @Override
  public Stream<WeightSpec> weights() {
    return Stream.of(input, output, attentionNorm, expansion, contraction, feedNorm)
        .flatMap(Layer::weights);
  }

  /** Its arrays in the order in which {@link FusedLayers} takes them. */
  Stream<NDArray> arrays(Weights weights) {
    return Stream.of(
            input.name(),
            output.name(),
            attentionNorm.name(),
            expansion.name(),
            contraction.name(),
            feedNorm.name())
        .flatMap(name -> Stream.of(weights.array(name + ".weight"), weights.array(name + ".bias")));
  }
}
