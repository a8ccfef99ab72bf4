package io.crossmodal.encoder.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a sentence-transformers directory says beyond the Transformer in it ({@code modules.json}).
 *
 * @param pooling how tokens become one vector; the mean where nothing is said, as that library does
 * @param dense linear layers over that vector, in their order
 */
record SentenceModules(Pooling pooling, List<DenseModule> dense) {

  private static final String MODULES = "modules.json";

  static SentenceModules of(HubFiles files) throws IOException {
    Pooling pooling = Pooling.MEAN;
    List<DenseModule> dense = new ArrayList<>();
    if (!files.has(MODULES)) {
      return new SentenceModules(pooling, dense);
    }
    boolean normalized = false;
    for (JsonNode module : files.json(MODULES).node()) {
      String type = module.path("type").asText();
      switch (type.substring(type.lastIndexOf('.') + 1)) {
        // Embeddings are normalized in any case.
        case "Transformer" -> {}
        case "Normalize" -> normalized = true;
        case "Pooling" ->
            pooling = Pooling.of(files.json(module.path("path").asText() + "/config.json"));
        case "Dense" -> {
          if (normalized) {
            throw new IOException(
                "%s: Dense after Normalize (expected: before it)".formatted(MODULES));
          }
          dense.add(DenseModule.of(files, module.path("path").asText()));
        }
        default ->
            throw new IOException(
                "%s: module %s (expected: Transformer, Pooling, Dense or Normalize)"
                    .formatted(MODULES, type));
      }
    }
    return new SentenceModules(pooling, dense);
  }

  /**
   * Tokens of a text at most: {@code max_seq_length} of sentence-transformers, which rules over the
   * tokenizer's own; else the tokenizer's, if it fits the table of positions.
   */
  static int maxTokens(HubFiles files, int positions) throws IOException {
    if (files.has("sentence_bert_config.json")) {
      HubConfig config = files.json("sentence_bert_config.json");
      if (config.has("max_seq_length")) {
        return config.integer("max_seq_length", 2, positions, positions);
      }
    }
    if (files.has("tokenizer_config.json")) {
      double most = files.json("tokenizer_config.json").number("model_max_length", positions);
      return (int) Math.clamp(most, 2, positions);
    }
    return positions;
  }
}
