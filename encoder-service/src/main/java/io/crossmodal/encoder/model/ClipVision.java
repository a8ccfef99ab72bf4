package io.crossmodal.encoder.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import io.crossmodal.encoder.input.ImageTensor;
import java.io.IOException;
import java.util.stream.Stream;

/** CLIP's image tower of patches (arXiv:2103.00020). */
record ClipVision(LayerSizes sizes, PatchEmbedding patches, LayerStack layers, Projection output)
    implements Layer {

  private static final String PREFIX = "vision_model.";

  static ClipVision of(HubConfig config, int dimension) throws IOException {
    HubConfig vision = config.part("vision_config");
    LayerSizes sizes = LayerSizes.of(vision, ClipModel.VISION_DEFAULTS);
    return new ClipVision(
        sizes,
        PatchEmbedding.of(vision, PatchNames.clip(PREFIX + "embeddings."), sizes.width()),
        LayerStack.of(
            vision.integer("num_hidden_layers", 1, 256, 12),
            i -> PublishedNames.clip(PREFIX + "encoder.layers." + i),
            sizes),
        new Projection("visual_projection", sizes.width(), dimension));
  }

  /** Spelled as the published files do. */
  private LayerNorm before() {
    return new LayerNorm(PREFIX + "pre_layrnorm", sizes.width(), sizes.epsilon());
  }

  private LayerNorm after() {
    return new LayerNorm(PREFIX + "post_layernorm", sizes.width(), sizes.epsilon());
  }

  @Override
  public Stream<WeightSpec> weights() {
    return Stream.of(patches, before(), layers, after(), output).flatMap(Layer::weights);
  }

  Tower<ImageTensor> over(Weights weights, PixelScale scale) {
    return (scope, images) -> {
      NDArray pixels = scale.apply(scope, images, patches.side());
      NDArray x = before().forward(weights, patches.forward(weights, pixels));
      NDArray y = layers.forward(weights, x, scope.create(new Shape(0)));
      NDArray whole = after().forward(weights, y.get(new NDIndex(":, 0")));
      return output.forward(weights, whole);
    };
  }
}
