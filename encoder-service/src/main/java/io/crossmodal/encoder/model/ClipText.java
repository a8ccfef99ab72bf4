package io.crossmodal.encoder.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.core.Embedding;
import io.crossmodal.encoder.input.TokenizedText;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * CLIP's text tower (arXiv:2103.00020): each token sees those before it, and the first end-of-text
 * token stands for the whole.
 *
 * @param end id of the end-of-text token
 */
record ClipText(
    LayerSizes sizes, LayerStack layers, int vocabulary, int maxTokens, int end, Projection output)
    implements Layer {

  private static final String PREFIX = "text_model.";
  private static final String WORDS = PREFIX + "embeddings.token_embedding.weight";
  private static final String PLACES = PREFIX + "embeddings.position_embedding.weight";
  private static final double DEVIATION = 0.02;
  private static final float NEVER = -1e9f;

  /** Older files say 2 and mean the last id of the vocabulary. */
  private static final int FORMER_END = 2;

  static ClipText of(HubConfig config, int dimension) throws IOException {
    HubConfig text = config.part("text_config");
    LayerSizes sizes = LayerSizes.of(text, ClipModel.TEXT_DEFAULTS);
    int vocabulary = text.integer("vocab_size", 1, 10_000_000, 49_408);
    int end = text.integer("eos_token_id", 0, 10_000_000, vocabulary - 1);
    return new ClipText(
        sizes,
        LayerStack.of(
            text.integer("num_hidden_layers", 1, 256, 12),
            i -> PublishedNames.clip(PREFIX + "encoder.layers." + i),
            sizes),
        vocabulary,
        text.integer("max_position_embeddings", 2, 1_000_000, 77),
        end == FORMER_END || end >= vocabulary ? vocabulary - 1 : end,
        new Projection("text_projection", sizes.width(), dimension));
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
      NDArray ids = PaddedTexts.of(scope, texts, end).ids();
      long tokens = ids.getShape().get(1);
      NDArray x =
          Embedding.embedding(ids, weights.array(WORDS), SparseFormat.DENSE)
              .singletonOrThrow()
              .add(weights.head(scope, PLACES, tokens));
      NDArray y = norm().forward(weights, layers.forward(weights, x, causal(scope, (int) tokens)));
      NDArray last = y.mul(ends(scope, texts, (int) tokens)).sum(new int[] {1});
      return output.forward(weights, last);
    };
  }

  /** {@code (1, 1, tokens, tokens)}: very negative where a token would see a later one. */
  private static NDArray causal(NDManager scope, int tokens) {
    float[] mask = new float[tokens * tokens];
    for (int row = 0; row < tokens; row++) {
      for (int column = row + 1; column < tokens; column++) {
        mask[row * tokens + column] = NEVER;
      }
    }
    return scope.create(mask, new Shape(1, 1, tokens, tokens));
  }

  /** {@code (batch, tokens, 1)}: 1 at the first end of each text, else 0. */
  private NDArray ends(NDManager scope, List<TokenizedText> texts, int tokens) {
    float[] ends = new float[texts.size() * tokens];
    for (int i = 0; i < texts.size(); i++) {
      long[] ids = texts.get(i).ids();
      int at = 0;
      while (at < ids.length - 1 && ids[at] != end) {
        at++;
      }
      ends[i * tokens + at] = 1;
    }
    return scope.create(ends, new Shape(texts.size(), tokens, 1));
  }
}
