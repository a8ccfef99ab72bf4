package io.crossmodal.encoder.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crossmodal.encoder.input.ImageTensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tower of pictures and a tower of texts that were published apart. */
class PairModelTest {

  private static final int DIMENSION = 4;

  private static final String YAML =
      """
      format: 1
      image: {model: %s, head: pictures, normalize: false}
      text: {model: ../tiny, head: words, normalize: true}
      weights: heads.safetensors
      logit_scale: 20
      description: Two strangers.
      """;

  @TempDir private Path temp;
  private Path folder;

  @BeforeEach
  void save() throws IOException {
    TinyBert.save(temp.resolve("tiny"), WeightPrecision.FP32);
    folder = Files.createDirectory(temp.resolve("pair"));
    Files.writeString(folder.resolve("model.yaml"), YAML.formatted(Expected.file("vit-tiny")));
    saveHeads(16, 8);
  }

  @Test
  void bringsBothToOneDimension() {
    try (DualEncoder model = load()) {
      float[][] texts = model.encodeTexts(Models.texts(model, "a red dog", "a cat"));
      List<ImageTensor> images = Expected.pictures().stream().map(model.resizer()::resize).toList();
      assertThat(texts).hasDimensions(2, DIMENSION);
      assertThat(model.encodeImages(images)).hasDimensions(4, DIMENSION);
      assertThat(model.card()).isEqualTo(ModelSource.in("pair", folder).card());
      assertThat(model.card().logitScale()).isEqualTo(20);
      assertThat(texts[0]).containsExactly(byHand("a red dog"), within(1e-5f));
    }
  }

  @Test
  void isAnotherVersionWhenOneTowerChanges() throws IOException {
    String before = ModelSource.in("pair", folder).version();
    TinyBert.save(temp.resolve("tiny"), WeightPrecision.BF16);
    assertThat(ModelSource.in("pair", folder).version()).isNotEqualTo(before);
  }

  @Test
  void saysWhatDoesNotFit() throws IOException {
    saveHeads(15, 8);
    assertThatThrownBy(this::load)
        .hasMessage("model pair: pictures.weight: [4, 15] (expected: shape [4, 16])");
    Path yaml = folder.resolve("model.yaml");
    String original = Files.readString(yaml);
    Files.writeString(yaml, original.replace("head: words", "head: nothing"));
    assertThatThrownBy(this::load)
        .hasMessage("model pair: nothing.weight: missing (expected: shape [1..4096, 8])");
    Files.writeString(yaml, original.replace("../tiny", "../nobody"));
    assertThatThrownBy(this::load).hasMessageContaining("nobody");
    Files.writeString(yaml, original + "colour: red\n");
    assertThatThrownBy(this::load).hasMessageContaining("colour");
    saveHeads(16, 8);
    Files.writeString(yaml, original.replace("../tiny", Expected.file("vit-tiny").toString()));
    assertThatThrownBy(this::load).hasMessageContaining("words.weight: [4, 8]");
  }

  private DualEncoder load() {
    return ModelSource.in("pair", folder).load();
  }

  /** The head's product over the text tower's own vector, which has a norm of 1. */
  private float[] byHand(String text) {
    float[] below;
    try (DualEncoder tower = ModelSource.in("tiny", temp.resolve("tiny")).load()) {
      below = tower.encodeTexts(Models.texts(tower, text))[0];
    }
    Map<String, float[]> heads = TinyBert.values(heads(16, 8));
    float[] vector = new float[DIMENSION];
    double squares = 0;
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] = heads.get("words.bias")[i];
      for (int j = 0; j < below.length; j++) {
        vector[i] += heads.get("words.weight")[i * below.length + j] * below[j];
      }
      squares += vector[i] * vector[i];
    }
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] /= (float) Math.sqrt(squares);
    }
    return vector;
  }

  private static List<WeightSpec> heads(int imageWidth, int textWidth) {
    return List.of(
        WeightSpec.constant("pictures.weight", 0, DIMENSION, imageWidth),
        WeightSpec.constant("pictures.bias", 0, DIMENSION),
        WeightSpec.constant("words.weight", 0, DIMENSION, textWidth),
        WeightSpec.constant("words.bias", 0, DIMENSION));
  }

  private void saveHeads(int imageWidth, int textWidth) throws IOException {
    List<WeightSpec> specs = heads(imageWidth, textWidth);
    Files.write(
        folder.resolve("heads.safetensors"),
        Safetensors.write(
            specs, new LinkedHashMap<>(TinyBert.values(specs)), WeightPrecision.FP32));
  }
}
