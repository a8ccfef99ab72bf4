package io.crossmodal.encoder.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import io.crossmodal.encoder.input.TokenizedText;
import java.io.IOException;
import java.util.stream.Stream;

/**
 * BERT (arXiv:1810.04805) and its smaller kin such as MiniLM, pooled over the tokens.
 *
 * @param vocabulary rows of the table of tokens
 * @param maxTokens rows of the table of positions
 * @param types rows of the table of segments, of which a single text uses the first
 */
record BertTower(
    String prefix,
    LayerSizes sizes,
    int depth,
    int vocabulary,
    int maxTokens,
    int types,
    Pooling pooling)
    implements Layer {

  private static final LayerDefaults DEFAULTS =
      new LayerDefaults(768, 12, 3072, FeedActivation.GELU, 1e-12, false);
  private static final double DEVIATION = 0.02;

  /** The tower that a {@code config.json} describes. */
  static BertTower of(HubConfig config, Pooling pooling) throws IOException {
    String positions = config.text("position_embedding_type", "absolute");
    if (!positions.equals("absolute")) {
      throw new IOException(
          "position_embedding_type: %s (expected: absolute)".formatted(positions));
    }
    return new BertTower(
        "",
        LayerSizes.of(config, DEFAULTS),
        config.integer("num_hidden_layers", 1, 256, 12),
        config.integer("vocab_size", 1, 10_000_000, 30_522),
        config.integer("max_position_embeddings", 1, 1_000_000, 512),
        config.integer("type_vocab_size", 1, 1_000, 2),
        pooling);
  }

  /** The same tower, its arrays' names after a prefix. */
  BertTower named(String namePrefix) {
    return new BertTower(namePrefix, sizes, depth, vocabulary, maxTokens, types, pooling);
  }

  private String words() {
    return prefix + "embeddings.word_embeddings.weight";
  }

  private String positions() {
    return prefix + "embeddings.position_embeddings.weight";
  }

  private String segments() {
    return prefix + "embeddings.token_type_embeddings.weight";
  }

  private LayerNorm norm() {
    return new LayerNorm(prefix + "embeddings.LayerNorm", sizes.width(), sizes.epsilon());
  }

  private LayerStack layers() {
    return LayerStack.of(depth, i -> PublishedNames.bert(prefix + "encoder.layer." + i), sizes);
  }

  @Override
  public Stream<WeightSpec> weights() {
    Stream<WeightSpec> tables =
        Stream.of(
            WeightSpec.normal(words(), DEVIATION, vocabulary, sizes.width()),
            WeightSpec.normal(positions(), DEVIATION, maxTokens, sizes.width()),
            WeightSpec.normal(segments(), DEVIATION, types, sizes.width()));
    Stream<Layer> rest = Stream.of(norm(), layers());
    return Stream.concat(tables, rest.flatMap(Layer::weights));
  }

  /** The tower over weights, which stay the caller's. */
  Tower<TokenizedText> over(Weights weights) {
    LayerStack layers = layers();
    LayerNorm norm = norm();
    return (scope, texts) -> {
      PaddedTexts padded = PaddedTexts.of(scope, texts, 0);
      NDArray x = norm.forward(weights, embedded(weights, scope, padded.ids()));
      NDArray y = layers.forward(weights, x, padded.mask());
      return pooling.apply(y, padded.present());
    };
  }

  private NDArray embedded(Weights weights, NDManager scope, NDArray ids) {
    long tokens = ids.getShape().get(1);
    NDArray words =
        Embedding.embedding(ids, weights.array(words()), SparseFormat.DENSE).singletonOrThrow();
    return words
        .add(weights.head(scope, segments(), 1))
        .add(weights.head(scope, positions(), tokens));
  }
}
