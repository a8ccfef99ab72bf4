package io.crossmodal.encoder.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import io.crossmodal.encoder.input.ImageTensor;
import java.io.IOException;
import java.util.stream.Stream;

/**
 * SigLIP's image tower (arXiv:2303.15343): patches, and one learnt question that attends to all of
 * them at the end.
 */
record SiglipVision(LayerSizes sizes, PatchEmbedding patches, LayerStack layers) implements Layer {

  private static final LayerDefaults DEFAULTS =
      new LayerDefaults(768, 12, 3072, FeedActivation.GELU_TANH, 1e-6, true);
  private static final String PREFIX = "vision_model.";
  private static final String HEAD = PREFIX + "head.";
  private static final String PROBE = HEAD + "probe";
  private static final String IN_WEIGHT = HEAD + "attention.in_proj_weight";
  private static final String IN_BIAS = HEAD + "attention.in_proj_bias";
  private static final double DEVIATION = 0.02;

  static SiglipVision of(HubConfig config) throws IOException {
    HubConfig vision = config.part("vision_config");
    LayerSizes sizes = LayerSizes.of(vision, DEFAULTS);
    return new SiglipVision(
        sizes,
        PatchEmbedding.of(vision, PatchNames.siglip(PREFIX + "embeddings."), sizes.width()),
        LayerStack.of(
            vision.integer("num_hidden_layers", 1, 256, 12),
            i -> PublishedNames.clip(PREFIX + "encoder.layers." + i),
            sizes));
  }

  private LayerNorm after() {
    return new LayerNorm(PREFIX + "post_layernorm", sizes.width(), sizes.epsilon());
  }

  private Linear mixed() {
    return new Linear(HEAD + "attention.out_proj", sizes.width(), sizes.width());
  }

  private LayerNorm headNorm() {
    return new LayerNorm(HEAD + "layernorm", sizes.width(), sizes.epsilon());
  }

  private Linear expansion() {
    return new Linear(HEAD + "mlp.fc1", sizes.width(), sizes.feedWidth());
  }

  private Linear contraction() {
    return new Linear(HEAD + "mlp.fc2", sizes.feedWidth(), sizes.width());
  }

  @Override
  public Stream<WeightSpec> weights() {
    int width = sizes.width();
    Stream<WeightSpec> head =
        Stream.of(
            WeightSpec.normal(PROBE, DEVIATION, 1, 1, width),
            WeightSpec.normal(IN_WEIGHT, DEVIATION, 3 * width, width),
            WeightSpec.constant(IN_BIAS, 0, 3 * width));
    Stream<Layer> parts =
        Stream.of(patches, layers, after(), mixed(), headNorm(), expansion(), contraction());
    return Stream.concat(head, parts.flatMap(Layer::weights));
  }

  Tower<ImageTensor> over(Weights weights, PixelScale scale) {
    return (scope, images) -> {
      NDArray x = patches.forward(weights, scale.apply(scope, images, patches.side()));
      NDArray y = layers.forward(weights, x, scope.create(new Shape(0)));
      NDArray answer = asked(weights, after().forward(weights, y));
      NDArray fed =
          contraction()
              .forward(
                  weights,
                  sizes
                      .activation()
                      .apply(expansion().forward(weights, headNorm().forward(weights, answer))));
      return answer.add(fed);
    };
  }

  /**
   * The question's attention over the patches: {@code (batch, tokens, width)} to {@code (batch,
   * width)}.
   */
  private NDArray asked(Weights weights, NDArray x) {
    long batch = x.getShape().get(0);
    int heads = sizes.heads();
    int width = sizes.width();
    Shape questions = new Shape(batch, 1, width);
    NDArray probe = x.getManager().zeros(questions).add(weights.array(PROBE));
    // Questions and patches go through one product, of which each needs a part.
    NDArray both = linear(weights, probe.concat(x, 1)).reshape(batch, -1, 3, heads, width / heads);
    NDArray parts = both.transpose(2, 0, 3, 1, 4);
    NDArray query =
        parts.get(new NDIndex("0, :, :, 0:1")).mul(1 / Math.sqrt(width / (double) heads));
    NDArray keys = parts.get(new NDIndex("1, :, :, 1:"));
    NDArray values = parts.get(new NDIndex("2, :, :, 1:"));
    NDArray scores = query.matMul(keys.transpose(0, 1, 3, 2)).softmax(-1);
    NDArray answer = scores.matMul(values).transpose(0, 2, 1, 3).reshape(batch, width);
    return mixed().forward(weights, answer);
  }

  private static NDArray linear(Weights weights, NDArray x) {
    return ai.djl.nn.core.Linear.linear(x, weights.array(IN_WEIGHT), weights.array(IN_BIAS))
        .singletonOrThrow();
  }
}
