package io.crossmodal.encoder.model;

import java.io.IOException;
import java.util.List;

/** A published architecture with the sizes of one directory. */
interface HubArchitecture {

  /** The values of {@code model_type} that are known. */
  List<String> KNOWN = List.of("bert", "clip", "siglip", "vit");

  /** What the model is. */
  ModelCard card(String name, String version);

  /** The model with its weights. */
  DualEncoder load(ModelCard card, HubFiles files) throws IOException;

  /** What a directory's {@code config.json} describes. */
  static HubArchitecture of(HubFiles files) throws IOException {
    HubConfig config = files.json(HubModel.CONFIG);
    String type = config.text("model_type", "none");
    return switch (type) {
      case "bert" -> BertSentences.of(config, files);
      case "clip" -> ClipModel.of(config, files);
      case "siglip" -> SiglipModel.of(config, files);
      case "vit" -> VitModel.of(config, files);
      default ->
          throw new IOException(
              "%s: model_type: %s (expected: one of %s)".formatted(HubModel.CONFIG, type, KNOWN));
    };
  }
}
