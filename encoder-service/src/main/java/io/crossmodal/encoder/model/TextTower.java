package io.crossmodal.encoder.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import io.crossmodal.encoder.input.Vocabulary;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A pre-norm Transformer over words, averaged over the tokens that are no padding. */
final class TextTower implements Layer {

  private static final String WORDS = "text.words";
  private static final String POSITIONS = "text.positions";
  private static final double EMBEDDING_DEVIATION = 0.05;
  private static final float NEVER = -1e9f;

  private final Architecture sizes;
  private final List<TransformerLayer> layers;
  private final LayerNorm norm;
  private final Linear projection;

  TextTower(Architecture sizes) {
    this.sizes = sizes;
    int width = sizes.textWidth();
    layers =
        IntStream.rangeClosed(1, sizes.textLayers())
            .mapToObj(i -> new TransformerLayer("text.layer" + i, width, sizes.textHeads()))
            .toList();
    norm = new LayerNorm("text.norm", width);
    projection = new Linear("text.projection", width, sizes.dimension());
  }

  @Override
  public Stream<WeightSpec> weights() {
    int width = sizes.textWidth();
    Stream<WeightSpec> tables =
        Stream.of(
            WeightSpec.normal(WORDS, EMBEDDING_DEVIATION, sizes.vocabulary(), width),
            WeightSpec.normal(POSITIONS, EMBEDDING_DEVIATION, sizes.maxTokens(), width));
    Stream<Layer> rest = Stream.concat(layers.stream(), Stream.of(norm, projection));
    return Stream.concat(tables, rest.flatMap(Layer::weights));
  }

  /** Token ids {@code (batch, tokens)}, padded with 0, to {@code (batch, dimension)}. */
  NDArray forward(Weights weights, NDArray ids) {
    long batch = ids.getShape().get(0);
    long tokens = ids.getShape().get(1);
    NDArray present = ids.neq(Vocabulary.PAD).toType(DataType.FLOAT32, false);
    NDArray padding = present.neg().add(1).mul(NEVER).reshape(batch, 1, 1, tokens);
    NDArray x =
        Embedding.embedding(ids, weights.array(WORDS), SparseFormat.DENSE)
            .singletonOrThrow()
            .add(weights.head(ids.getManager(), POSITIONS, tokens));
    for (TransformerLayer layer : layers) {
      x = layer.forward(weights, x, padding);
    }
    return projection.forward(weights, mean(norm.forward(weights, x), present));
  }

  private static NDArray mean(NDArray x, NDArray present) {
    NDArray sum = x.mul(present.expandDims(2)).sum(new int[] {1});
    return sum.div(present.sum(new int[] {1}, true));
  }
}
