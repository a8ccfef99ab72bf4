package io.crossmodal.encoder.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubModelTest {

  @TempDir private Path temp;
  private Path folder;

  @BeforeEach
  void save() throws IOException {
    folder = TinyBert.save(temp.resolve("models/tiny"), WeightPrecision.FP32);
  }

  @Test
  void isFoundInTheRepository() {
    try (ModelRepository models = new ModelRepository(temp.resolve("models"), List.of())) {
      assertThat(models.cards())
          .extracting(ModelCard::name)
          .containsExactly("scenes-small", "tiny");
      DualEncoder model = models.open("tiny");
      assertThat(model.encodeTexts(Models.texts(model, "a red dog", ""))).hasDimensions(2, 8);
      assertThat(model.tokenizer().tokenize("").ids()).containsExactly(1, 2);
      assertThat(model.tokenizer().tokenize("a ".repeat(50)).length()).isEqualTo(12);
      assertThat(models.open("tiny")).isSameAs(model);
    }
  }

  @Test
  void isFoundThroughALink() throws IOException {
    Files.createDirectories(temp.resolve("mounted"));
    Files.createSymbolicLink(temp.resolve("mounted/linked"), folder);
    try (ModelRepository models = new ModelRepository(temp.resolve("mounted"), List.of())) {
      assertThat(models.open("linked").card().dimension()).isEqualTo(8);
    }
  }

  @Test
  void widensHalfPrecisionWeights() throws IOException {
    float[] full = vector(folder);
    Path half = TinyBert.save(temp.resolve("half"), WeightPrecision.FP16);
    Path brain = TinyBert.save(temp.resolve("brain"), WeightPrecision.BF16);
    assertThat(vector(half)).containsExactly(full, Offset.offset(2e-3f));
    assertThat(vector(brain)).containsExactly(full, Offset.offset(2e-2f));
    assertThat(vector(brain)).isNotEqualTo(full);
  }

  @Test
  void poolsAsItsModuleSays() throws IOException {
    float[] mean = vector(folder);
    Files.writeString(
        folder.resolve("modules.json"),
        """
        [{"type": "sentence_transformers.models.Transformer", "path": ""},
         {"type": "sentence_transformers.models.Pooling", "path": "1_Pooling"}]
        """);
    Files.createDirectories(folder.resolve("1_Pooling"));
    Path config = folder.resolve("1_Pooling/config.json");
    Files.writeString(config, "{\"pooling_mode_mean_tokens\": true}");
    assertThat(vector(folder)).containsExactly(mean, within(1e-6f));
    Files.writeString(config, "{\"pooling_mode\": \"cls\"}");
    float[] first = vector(folder);
    Files.writeString(config, "{\"pooling_mode_max_tokens\": true}");
    float[] max = vector(folder);
    assertThat(first).isNotEqualTo(mean).isNotEqualTo(max);
    assertThat(max).isNotEqualTo(mean);
    Files.writeString(config, "{\"pooling_mode\": \"lasttoken\"}");
    assertDamaged(
        "1_Pooling/config.json: pooling {\"pooling_mode\":\"lasttoken\"} (expected: one of [mean, cls, max,"
            + " mean_sqrt_len_tokens])");
  }

  @Test
  void checksAManifestBeforeLoading() throws IOException {
    Checksums sums =
        new Checksums(
            Map.of(
                "config.json", sum("config.json"),
                "tokenizer.json", sum("tokenizer.json"),
                "model.safetensors", sum("model.safetensors")));
    Files.write(folder.resolve("SHA256SUMS"), sums.format());
    assertThat(vector(folder)).hasSize(8);
    byte[] weights = Files.readAllBytes(folder.resolve("model.safetensors"));
    weights[weights.length - 1] ^= 1;
    Files.write(folder.resolve("model.safetensors"), weights);
    assertThatThrownBy(() -> vector(folder)).hasMessageContaining("model.safetensors: SHA-256");
  }

  @Test
  void namesWhatIsMissingOrDoesNotFit() throws IOException {
    Files.writeString(folder.resolve("tokenizer.json"), "{}");
    assertDamaged("tokenizer.json: ids up to -1 (expected: 0..7, the model's vocabulary)");
    TinyBert.saveTokenizer(folder, "cat", 8);
    assertDamaged("tokenizer.json: ids up to 8 (expected: 0..7, the model's vocabulary)");
    Files.delete(folder.resolve("tokenizer.json"));
    assertDamaged("tokenizer.json: missing (expected: in %s)".formatted(folder));
    TinyBert.saveTokenizer(folder, "cat", 7);
    Path config = folder.resolve("config.json");
    String original = Files.readString(config);
    Files.writeString(config, original.replace("\"vocab_size\": 8", "\"vocab_size\": 9"));
    assertDamaged("embeddings.word_embeddings.weight: [8, 8] (expected: shape [9, 8])");
    Files.writeString(config, original.replace("\"hidden_size\": 8", "\"hidden_size\": 9"));
    assertDamaged("hidden_size: 9 (expected: a multiple of num_attention_heads, 2)");
    Files.writeString(config, original.replace("\"bert\"", "\"mamba\""));
    assertDamaged(
        "config.json: model_type: mamba (expected: one of " + HubArchitecture.KNOWN + ")");
    Files.writeString(config, original.replace("\"gelu\"", "\"mish\""));
    assertThatThrownBy(() -> vector(folder)).hasMessageContaining("hidden_act: mish (expected:");
    Files.writeString(config, "{");
    assertThatThrownBy(() -> vector(folder)).hasMessageStartingWith("model tiny: config.json: ");
    Files.writeString(config, original);
    Files.delete(folder.resolve("model.safetensors"));
    assertDamaged("model.safetensors: missing (expected: in %s)".formatted(folder));
  }

  private String sum(String file) throws IOException {
    return Checksums.of(Files.readAllBytes(folder.resolve(file)));
  }

  private void assertDamaged(String message) {
    assertThatThrownBy(() -> vector(folder))
        .isInstanceOf(ServiceException.class)
        .hasMessage("model tiny: " + message)
        .extracting(e -> ((ServiceException) e).reason())
        .isEqualTo(ErrorReason.MODEL_DAMAGED);
  }

  private static float[] vector(Path model) {
    try (DualEncoder encoder = ModelSource.in(model.getFileName().toString(), model).load()) {
      return encoder.encodeTexts(Models.texts(encoder, "a red dog runs", "a"))[0];
    }
  }
}
