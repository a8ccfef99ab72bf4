package io.crossmodal.encoder.model;

import io.crossmodal.encoder.input.JsonTokenizer;
import java.io.IOException;
import java.util.List;

/** BERT as a model of texts alone. */
record BertSentences(HubConfig config, BertTower tower, int maxTokens) implements HubArchitecture {

  private static final String FIRST_TABLE = "embeddings.word_embeddings.weight";
  private static final List<String> PREFIXES = List.of("", "bert.", "model.");

  static BertSentences of(HubConfig config, HubFiles files) throws IOException {
    BertTower tower = BertTower.of(config, SentenceModules.of(files).pooling());
    return new BertSentences(config, tower, SentenceModules.maxTokens(files, tower.maxTokens()));
  }

  @Override
  public ModelCard card(String name, String version) {
    return new ModelCard(
        name,
        version,
        tower.sizes().width(),
        0,
        "",
        maxTokens,
        tower.vocabulary(),
        1,
        "",
        "BERT of %d layers for texts alone, pooled by %s."
            .formatted(tower.depth(), tower.pooling().mode()));
  }

  @Override
  public DualEncoder load(ModelCard card, HubFiles files) throws IOException {
    JsonTokenizer tokenizer =
        JsonTokenizer.parse(files.read(HubModel.TOKENIZER), maxTokens, tower.vocabulary());
    try (TensorFile tensors = files.tensors(HubModel.WEIGHTS)) {
      BertTower named = tower.named(prefix(tensors));
      Weights weights = Weights.read(named.weights().toList(), tensors);
      return new DualEncoder(
          card, new TextSide(tokenizer, named.over(weights)), null, List.of(weights, tokenizer));
    } catch (IOException | RuntimeException e) {
      tokenizer.close();
      throw e;
    }
  }

  /** Models with a head on top name the tower's arrays below it. */
  private static String prefix(TensorFile tensors) {
    return PREFIXES.stream()
        .filter(prefix -> tensors.names().contains(prefix + FIRST_TABLE))
        .findFirst()
        .orElse("");
  }
}
