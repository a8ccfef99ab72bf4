package io.crossmodal.encoder.model;

import io.crossmodal.encoder.input.JsonTokenizer;
import java.io.IOException;
import java.util.stream.Stream;

/** SigLIP with its {@code tokenizer.json}. */
record SiglipModel(SiglipText text, SiglipVision vision, HubImages images, double logitScale)
    implements HubArchitecture {

  private static final String LOGIT_SCALE = "logit_scale";

  static SiglipModel of(HubConfig config, HubFiles files) throws IOException {
    SiglipText text = SiglipText.of(config);
    SiglipVision vision = SiglipVision.of(config);
    if (text.output().out() != vision.sizes().width()) {
      throw new IOException(
          "projection_size: %d (expected: %d, as the image tower)"
              .formatted(text.output().out(), vision.sizes().width()));
    }
    try (TensorSource tensors = files.weights()) {
      return new SiglipModel(
          text,
          vision,
          HubImages.of(files, vision.patches().side()),
          Math.exp(tensors.read(LOGIT_SCALE, 1)[0]));
    }
  }

  @Override
  public ModelCard card(String name, String version) {
    return new ModelCard(
        name,
        version,
        vision.sizes().width(),
        vision.patches().side(),
        images.resizer().describe(),
        text.maxTokens(),
        text.vocabulary(),
        logitScale,
        "",
        "SigLIP, patches of %d pixels through %d layers, texts through %d."
            .formatted(
                vision.patches().patch(),
                vision.layers().layers().size(),
                text.layers().layers().size()));
  }

  @Override
  public DualEncoder load(ModelCard card, HubFiles files) throws IOException {
    JsonTokenizer tokenizer =
        JsonTokenizer.parse(files.read(HubModel.TOKENIZER), text.maxTokens(), text.vocabulary());
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
