package io.crossmodal.encoder.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import io.crossmodal.encoder.input.ImageTensor;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * A vision transformer (arXiv:2010.11929) as a model of pictures alone: its token for the whole.
 */
record VitModel(
    String prefix, LayerSizes sizes, PatchEmbedding patches, int depth, HubImages images)
    implements HubArchitecture, Layer {

  private static final LayerDefaults DEFAULTS =
      new LayerDefaults(768, 12, 3072, FeedActivation.GELU, 1e-12, true);

  static VitModel of(HubConfig config, HubFiles files) throws IOException {
    if (!config.flag("qkv_bias", true)) {
      throw new IOException("qkv_bias: false (expected: true)");
    }
    LayerSizes sizes = LayerSizes.of(config, DEFAULTS);
    String prefix;
    try (TensorSource tensors = files.weights()) {
      prefix = tensors.names().contains("vit.embeddings.cls_token") ? "vit." : "";
    }
    PatchEmbedding patches =
        PatchEmbedding.of(config, PatchNames.vit(prefix + "embeddings."), sizes.width());
    return new VitModel(
        prefix,
        sizes,
        patches,
        config.integer("num_hidden_layers", 1, 256, 12),
        HubImages.of(files, patches.side()));
  }

  private LayerStack layers() {
    return LayerStack.of(depth, i -> PublishedNames.vit(prefix + "encoder.layer." + i), sizes);
  }

  private LayerNorm norm() {
    return new LayerNorm(prefix + "layernorm", sizes.width(), sizes.epsilon());
  }

  @Override
  public Stream<WeightSpec> weights() {
    return Stream.of(patches, layers(), norm()).flatMap(Layer::weights);
  }

  @Override
  public ModelCard card(String name, String version) {
    return new ModelCard(
        name,
        version,
        sizes.width(),
        patches.side(),
        images.resizer().describe(),
        0,
        0,
        1,
        "",
        "ViT of %d layers for pictures alone, patches of %d pixels."
            .formatted(depth, patches.patch()));
  }

  @Override
  public DualEncoder load(ModelCard card, HubFiles files) throws IOException {
    try (TensorSource tensors = files.weights()) {
      Weights weights = Weights.read(weights().toList(), tensors);
      return new DualEncoder(
          card, null, new ImageSide(images.resizer(), over(weights)), List.of(weights));
    }
  }

  private Tower<ImageTensor> over(Weights weights) {
    LayerStack layers = layers();
    return (scope, batch) -> {
      NDArray x = patches.forward(weights, images.scale().apply(scope, batch, patches.side()));
      NDArray y = layers.forward(weights, x, scope.create(new Shape(0)));
      return norm().forward(weights, y.get(new NDIndex(":, 0")));
    };
  }
}
