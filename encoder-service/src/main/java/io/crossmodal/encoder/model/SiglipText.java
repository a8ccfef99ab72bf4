package io.crossmodal.encoder.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import io.crossmodal.encoder.input.TokenizedText;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * SigLIP's text tower (arXiv:2303.15343): every text is padded to the full length, padding is seen
 * like any token, and the last place stands for the whole.
 *
 * @param padding id that fills a text up
 */
record SiglipText(
    LayerSizes sizes, LayerStack layers, int vocabulary, int maxTokens, int padding, Linear output)
    implements Layer {

  private static final LayerDefaults DEFAULTS =
      new LayerDefaults(768, 12, 3072, FeedActivation.GELU_TANH, 1e-6, true);
  private static final String PREFIX = "text_model.";
  private static final String WORDS = PREFIX + "embeddings.token_embedding.weight";
  private static final String PLACES = PREFIX + "embeddings.position_embedding.weight";
  private static final double DEVIATION = 0.02;

  static SiglipText of(HubConfig config) throws IOException {
    HubConfig text = config.part("text_config");
    LayerSizes sizes = LayerSizes.of(text, DEFAULTS);
    int vocabulary = text.integer("vocab_size", 1, 10_000_000, 32_000);
    return new SiglipText(
        sizes,
        LayerStack.of(
            text.integer("num_hidden_layers", 1, 256, 12),
            i -> PublishedNames.clip(PREFIX + "encoder.layers." + i),
            sizes),
        vocabulary,
        text.integer("max_position_embeddings", 2, 1_000_000, 64),
        text.integer("pad_token_id", 0, vocabulary - 1, 1),
        new Linear(
            PREFIX + "head",
            sizes.width(),
            text.integer("projection_size", 1, 4096, sizes.width())));
  }

  private LayerNorm norm() {
    return new LayerNorm(PREFIX + "final_layer_norm", sizes.width(), sizes.epsilon());
  }

  @Override
  public Stream<WeightSpec> weights() {
    Stream<WeightSpec> tables =
        Stream.of(
            WeightSpec.normal(WORDS, DEVIATION, vocabulary, sizes.width()),
            WeightSpec.normal(PLACES, DEVIATION, maxTokens, sizes.width()));
    return Stream.concat(tables, Stream.of(layers, norm(), output).flatMap(Layer::weights));
  }

  Tower<TokenizedText> over(Weights weights) {
    return (scope, texts) -> {
      NDArray ids = scope.create(filled(texts), new Shape(texts.size(), maxTokens));
      NDArray x =
          Embedding.embedding(ids, weights.array(WORDS), SparseFormat.DENSE)
              .singletonOrThrow()
              .add(weights.array(PLACES));
      NDArray y = layers.forward(weights, x, scope.create(new Shape(0)));
      NDArray last = y.get(new NDIndex(":, " + (maxTokens - 1)));
      return output.forward(weights, norm().forward(weights, last));
    };
  }

  private long[] filled(List<TokenizedText> texts) {
    long[] ids = new long[texts.size() * maxTokens];
    Arrays.fill(ids, padding);
    for (int i = 0; i < texts.size(); i++) {
      long[] row = texts.get(i).ids();
      System.arraycopy(row, 0, ids, i * maxTokens, row.length);
    }
    return ids;
  }
}
