package io.crossmodal.encoder.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Modules after the Transformer of a sentence-transformers directory. */
class SentenceModulesTest {

  private static final int WIDTH = 8;

  @TempDir private Path folder;

  @BeforeEach
  void save() throws IOException {
    TinyBert.save(folder, WeightPrecision.FP32);
    Files.createDirectories(folder.resolve("1_Pooling"));
    Files.writeString(folder.resolve("1_Pooling/config.json"), "{\"pooling_mode\": \"mean\"}");
  }

  @Test
  void denseLayersComeAfterPooling() throws IOException {
    float[] pooled = unnormalized();
    dense("2_Dense", 3, "torch.nn.modules.activation.Tanh", true);
    modules("Transformer", "Pooling", "Dense");
    try (DualEncoder model = load()) {
      assertThat(model.card().dimension()).isEqualTo(3);
      float[] expected = new float[3];
      double square = 0;
      for (int out = 0; out < expected.length; out++) {
        double sum = bias(out);
        for (int in = 0; in < WIDTH; in++) {
          sum += weight(out, in) * pooled[in];
        }
        expected[out] = (float) Math.tanh(sum);
        square += expected[out] * expected[out];
      }
      for (int out = 0; out < expected.length; out++) {
        expected[out] /= (float) Math.sqrt(square);
      }
      assertThat(model.encodeTexts(Models.texts(model, "a red dog"))[0])
          .containsExactly(expected, Offset.offset(1e-5f));
    }
  }

  @Test
  void refusesLayersThatDoNotFit() throws IOException {
    modules("Transformer", "Pooling", "Dense");
    dense("2_Dense", 3, "torch.nn.modules.activation.Softsign", true);
    assertThatThrownBy(this::load)
        .hasMessageContaining("Softsign (expected: Identity, Tanh, ReLU or GELU)");
    Files.writeString(
        folder.resolve("2_Dense/config.json"), "{\"in_features\": 9, \"out_features\": 2}");
    assertThatThrownBy(this::load).hasMessageContaining("in_features: 9 (expected: 8)");
    modules("Transformer", "Pooling", "Normalize", "Dense");
    assertThatThrownBy(this::load).hasMessageContaining("Dense after Normalize");
  }

  /** The pooled vector as the layers get it. */
  private float[] unnormalized() throws IOException {
    HubFiles files = HubFiles.in(folder);
    try (TensorSource tensors = files.weights()) {
      BertTower tower = BertTower.of(files.json(HubModel.CONFIG), Pooling.MEAN);
      try (Weights weights = Weights.read(tower.weights().toList(), tensors);
          DualEncoder model = load();
          NDManager scope = weights.newScope()) {
        return tower.over(weights).forward(scope, Models.texts(model, "a red dog")).toFloatArray();
      }
    }
  }

  private DualEncoder load() {
    return new HubModel("tiny", folder).load();
  }

  private static float weight(int out, int in) {
    return (out + 1) * 0.1f - in * 0.05f;
  }

  private static float bias(int out) {
    return 0.2f - out * 0.3f;
  }

  private void modules(String... types) throws IOException {
    StringBuilder json = new StringBuilder("[");
    for (int i = 0; i < types.length; i++) {
      String path =
          types[i].equals("Transformer") ? "" : (types[i].equals("Dense") ? 2 : i) + "_" + types[i];
      json.append(i == 0 ? "" : ",")
          .append(
              "{\"type\": \"sentence_transformers.models.%s\", \"path\": \"%s\"}"
                  .formatted(types[i], path));
    }
    Files.writeString(folder.resolve("modules.json"), json.append("]").toString());
  }

  private void dense(String path, int out, String activation, boolean bias) throws IOException {
    Files.createDirectories(folder.resolve(path));
    Files.writeString(
        folder.resolve(path + "/config.json"),
        "{\"in_features\": %d, \"out_features\": %d, \"bias\": %s, \"activation_function\": \"%s\"}"
            .formatted(WIDTH, out, bias, activation));
    float[] weights = new float[out * WIDTH];
    float[] biases = new float[out];
    for (int o = 0; o < out; o++) {
      biases[o] = bias(o);
      for (int i = 0; i < WIDTH; i++) {
        weights[o * WIDTH + i] = weight(o, i);
      }
    }
    List<WeightSpec> specs =
        List.of(
            WeightSpec.constant("linear.weight", 0, out, WIDTH),
            WeightSpec.constant("linear.bias", 0, out));
    Files.write(
        folder.resolve(path + "/model.safetensors"),
        Safetensors.write(
            specs, Map.of("linear.weight", weights, "linear.bias", biases), WeightPrecision.FP32));
  }
}
