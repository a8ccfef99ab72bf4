package io.crossmodal.encoder.model;

import io.crossmodal.encoder.input.JsonTokenizer;
import java.io.IOException;
import java.util.stream.Stream;

/** CLIP with an image tower of patches, of any size. */
record ClipModel(ClipText text, ClipVision vision, HubImages images, double logitScale)
    implements HubArchitecture {

  static final LayerDefaults TEXT_DEFAULTS =
      new LayerDefaults(512, 8, 2048, FeedActivation.QUICK_GELU, 1e-5, true);
  static final LayerDefaults VISION_DEFAULTS =
      new LayerDefaults(768, 12, 3072, FeedActivation.QUICK_GELU, 1e-5, true);

  private static final String LOGIT_SCALE = "logit_scale";

  static ClipModel of(HubConfig config, HubFiles files) throws IOException {
    int dimension = config.integer("projection_dim", 1, 4096, 512);
    ClipVision vision = ClipVision.of(config, dimension);
    try (TensorSource tensors = files.weights()) {
      return new ClipModel(
          ClipText.of(config, dimension),
          vision,
          HubImages.of(files, vision.patches().side()),
          Math.exp(tensors.read(LOGIT_SCALE)[0]));
    }
  }

  @Override
  public ModelCard card(String name, String version) {
    return new ModelCard(
        name,
        version,
        text.output().out(),
        vision.patches().side(),
        images.resizer().describe(),
        text.maxTokens(),
        text.vocabulary(),
        logitScale,
        "",
        "CLIP, patches of %d pixels through %d layers, texts through %d."
            .formatted(
                vision.patches().patch(),
                vision.layers().layers().size(),
                text.layers().layers().size()));
  }

  @Override
  public DualEncoder load(ModelCard card, HubFiles files) throws IOException {
    JsonTokenizer tokenizer =
        JsonTokenizer.parse(ClipTokenizer.json(files), text.maxTokens(), text.vocabulary());
    return HubTowers.load(
        card,
        files,
        tokenizer,
        Stream.concat(text.weights(), vision.weights()),
        images,
        text::over,
        weights -> vision.over(weights, images.scale()));
  }
}
