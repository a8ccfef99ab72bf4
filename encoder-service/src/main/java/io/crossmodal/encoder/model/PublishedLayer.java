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

  /**
   * {@code (batch, tokens, width)} to the same shape.
   *
   * @param mask as {@link FusedAttention#apply} takes it
   */
  NDArray forward(Weights weights, NDArray x, NDArray mask) {
    if (sizes.normFirst()) {
      NDArray attended = x.add(attend(weights, attentionNorm.forward(weights, x), mask));
      return attended.add(feed(weights, feedNorm.forward(weights, attended)));
    }
    NDArray attended = attentionNorm.forward(weights, x.add(attend(weights, x, mask)));
    return feedNorm.forward(weights, attended.add(feed(weights, attended)));
  }

  private NDArray attend(Weights weights, NDArray x, NDArray mask) {
    long batch = x.getShape().get(0);
    long tokens = x.getShape().get(1);
    int heads = sizes.heads();
    NDArray parts =
        input.forward(weights, x).reshape(batch, tokens, 3, heads, sizes.width() / heads);
    return output.forward(weights, FusedAttention.apply(parts, mask));
  }

  private NDArray feed(Weights weights, NDArray x) {
    return contraction.forward(weights, sizes.activation().apply(expansion.forward(weights, x)));
  }
}
