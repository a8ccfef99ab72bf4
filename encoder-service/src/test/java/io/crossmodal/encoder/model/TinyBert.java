package io.crossmodal.encoder.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Writes a published directory of a small BERT with random weights. */
final class TinyBert {

  static final int VOCABULARY = 8;

  private static final String CONFIG =
      """
      {"model_type": "bert", "hidden_size": 8, "num_attention_heads": 2, "num_hidden_layers": 1,
       "intermediate_size": 16, "vocab_size": 8, "max_position_embeddings": 12, "hidden_act": "gelu"}
      """;

  private static final String TOKENIZER =
      """
      {"version": "1.0", "truncation": null, "padding": null,
       "added_tokens": [
         {"id": 1, "content": "[CLS]", "single_word": false, "lstrip": false, "rstrip": false,
          "normalized": false, "special": true},
         {"id": 2, "content": "[SEP]", "single_word": false, "lstrip": false, "rstrip": false,
          "normalized": false, "special": true}],
       "normalizer": null, "pre_tokenizer": {"type": "Whitespace"},
       "post_processor": {"type": "BertProcessing", "sep": ["[SEP]", 2], "cls": ["[CLS]", 1]},
       "decoder": null,
       "model": {"type": "WordLevel", "unk_token": "[UNK]",
         "vocab": {"[UNK]": 0, "[CLS]": 1, "[SEP]": 2, "a": 3, "red": 4, "dog": 5, "runs": 6, "%s": %d}}}
      """;

  private TinyBert() {}

  static List<WeightSpec> published(Path folder) throws IOException {
    HubFiles files = HubFiles.in(folder);
    return BertTower.of(files.json(HubModel.CONFIG), Pooling.MEAN)
        .weights()
        .flatMap(
            spec -> {
              long[] shape = spec.shape().getShape().clone();
              shape[0] /= spec.parts().size();
              return spec.parts().stream().map(part -> WeightSpec.constant(part, 0, shape));
            })
        .toList();
  }

  static Map<String, float[]> values(List<WeightSpec> specs) {
    Random random = new Random(3);
    Map<String, float[]> values = new LinkedHashMap<>();
    for (WeightSpec spec : specs) {
      float[] array = new float[(int) spec.shape().size()];
      for (int i = 0; i < array.length; i++) {
        array[i] = (float) random.nextGaussian() / 4;
      }
      values.put(spec.name(), array);
    }
    return values;
  }

  static Path save(Path folder, WeightPrecision precision) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("config.json"), CONFIG);
    Files.writeString(folder.resolve("tokenizer.json"), TOKENIZER.formatted("cat", 7));
    List<WeightSpec> specs = published(folder);
    Files.write(
        folder.resolve("model.safetensors"), Safetensors.write(specs, values(specs), precision));
    return folder;
  }

  /** Gives the tokenizer a token of an id that the tower may not know. */
  static void saveTokenizer(Path folder, String token, int id) throws IOException {
    Files.writeString(folder.resolve("tokenizer.json"), TOKENIZER.formatted(token, id));
  }
}
