package io.crossmodal.encoder.model;

import java.io.IOException;

/**
 * The sizes that the layers of one published Transformer share.
 *
 * @param feedWidth width of the feed-forward network
 * @param epsilon added to the variance by layer normalization
 * @param normFirst true if each half is normalized before it, false if after it
 */
record LayerSizes(
    int width,
    int heads,
    int feedWidth,
    float epsilon,
    FeedActivation activation,
    boolean normFirst) {

  /** The sizes in the part of {@code config.json} that is about one tower. */
  static LayerSizes of(
      HubConfig config, String defaultActivation, double defaultEpsilon, boolean normFirst)
      throws IOException {
    int width = config.integer("hidden_size", 1, 16_384);
    int heads = config.integer("num_attention_heads", 1, width);
    if (width % heads != 0) {
      throw new IOException(
          "hidden_size: %d (expected: a multiple of num_attention_heads, %d)"
              .formatted(width, heads));
    }
    return new LayerSizes(
        width,
        heads,
        config.integer("intermediate_size", 1, 65_536),
        (float) config.number("layer_norm_eps", defaultEpsilon),
        FeedActivation.of(config.text("hidden_act", defaultActivation)),
        normFirst);
  }
}
