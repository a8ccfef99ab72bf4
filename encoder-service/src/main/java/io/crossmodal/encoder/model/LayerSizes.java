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
  static LayerSizes of(HubConfig config, LayerDefaults defaults) throws IOException {
    int width = config.integer("hidden_size", 1, 16_384, defaults.width());
    int heads = config.integer("num_attention_heads", 1, width, defaults.heads());
    if (width % heads != 0) {
      throw new IOException(
          "hidden_size: %d (expected: a multiple of num_attention_heads, %d)"
              .formatted(width, heads));
    }
    return new LayerSizes(
        width,
        heads,
        config.integer("intermediate_size", 1, 65_536, defaults.feedWidth()),
        (float) config.number("layer_norm_eps", defaults.epsilon()),
        config.has("hidden_act")
            ? FeedActivation.of(config.text("hidden_act", ""))
            : defaults.activation(),
        defaults.normFirst());
  }
}
