package io.crossmodal.encoder.model;

import io.crossmodal.encoder.input.JsonTokenizer;
import io.crossmodal.encoder.input.TokenizedText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** BERT as a model of texts alone. */
record BertSentences(BertTower tower, List<DenseModule> dense, int maxTokens)
    implements HubArchitecture {

  private static final String FIRST_TABLE = "embeddings.word_embeddings.weight";
  private static final List<String> PREFIXES = List.of("", "bert.", "model.");

  static BertSentences of(HubConfig config, HubFiles files) throws IOException {
    SentenceModules modules = SentenceModules.of(files);
    BertTower tower = BertTower.of(config, modules.pooling());
    int width = tower.sizes().width();
    for (DenseModule module : modules.dense()) {
      if (module.in() != width) {
        throw new IOException(
            "%s/config.json: in_features: %d (expected: %d)"
                .formatted(module.path(), module.in(), width));
      }
      width = module.out();
    }
    return new BertSentences(
        tower, modules.dense(), SentenceModules.maxTokens(files, tower.maxTokens()));
  }

  @Override
  public ModelCard card(String name, String version) {
    return new ModelCard(
        name,
        version,
        dense.isEmpty() ? tower.sizes().width() : dense.getLast().out(),
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
    List<AutoCloseable> owned = new ArrayList<>(List.of(tokenizer));
    try (TensorSource tensors = files.weights()) {
      BertTower named = tower.named(prefix(tensors));
      Weights weights = Weights.read(named.weights().toList(), tensors);
      owned.add(weights);
      Tower<TokenizedText> whole = named.over(weights);
      for (DenseModule module : dense) {
        Weights own = module.read(files);
        owned.add(own);
        Tower<TokenizedText> below = whole;
        whole = (scope, texts) -> module.forward(own, below.forward(scope, texts));
      }
      return new DualEncoder(card, new TextSide(tokenizer, whole), null, owned);
    } catch (IOException | RuntimeException e) {
      owned.forEach(DualEncoder::closePart);
      throw e;
    }
  }

  /** Models with a head on top name the tower's arrays below it. */
  private static String prefix(TensorSource tensors) {
    return PREFIXES.stream()
        .filter(prefix -> tensors.names().contains(prefix + FIRST_TABLE))
        .findFirst()
        .orElse("");
  }
}
