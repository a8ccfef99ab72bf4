package io.crossmodal.encoder.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crossmodal.encoder.input.ImageTensor;
import io.crossmodal.encoder.input.TokenizedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Small published architectures of patches, with random weights, against transformers. */
class PublishedArchitecturesTest {

  @TempDir private Path temp;

  @Test
  void clipGivesPythonsVectorsOfTextsAndPictures() {
    try (DualEncoder model = load("clip-tiny")) {
      Expected.assertAlike(
          model.encodeTexts(Expected.tokenized(model)), Expected.rows("clip-tiny.npz", "texts"));
      Expected.assertAlike(
          model.encodeImages(pictures(model)), Expected.rows("clip-tiny.npz", "images"));
    }
  }

  @Test
  void clipsTokensAreThoseOfItsOlderFiles() {
    try (DualEncoder model = load("clip-tiny")) {
      float[][] expected = Expected.rows("clip-tiny.npz", "ids");
      List<TokenizedText> texts = Expected.tokenized(model);
      for (int i = 0; i < texts.size(); i++) {
        long[] ids = texts.get(i).ids();
        long[] padded = Arrays.copyOf(ids, expected[i].length);
        Arrays.fill(padded, ids.length, padded.length, ids[ids.length - 1]);
        float[] floats = new float[padded.length];
        for (int j = 0; j < floats.length; j++) {
          floats[j] = padded[j];
        }
        assertThat(floats).as("text %d", i).containsExactly(expected[i]);
      }
      assertThat(texts.getLast().truncated()).isTrue();
      assertThat(texts.getLast().length()).isEqualTo(24);
    }
  }

  @Test
  void clipEncodesATextAlikeInAnyCompany() {
    try (DualEncoder model = load("clip-tiny")) {
      List<TokenizedText> texts = Expected.tokenized(model);
      float[] alone = model.encodeTexts(texts.subList(2, 3))[0];
      assertThat(model.encodeTexts(texts)[2]).containsExactly(alone, within(1e-5f));
      assertThat(model.card().logitScale()).isBetween(0.1, 10.0);
    }
  }

  @Test
  void siglipGivesPythonsVectorsOfTextsAndPictures() {
    try (DualEncoder model = load("siglip-tiny")) {
      Expected.assertAlike(
          model.encodeTexts(Expected.tokenized(model)), Expected.rows("siglip-tiny.npz", "texts"));
      Expected.assertAlike(
          model.encodeImages(pictures(model)), Expected.rows("siglip-tiny.npz", "images"));
    }
  }

  @Test
  void vitGivesPythonsVectors() {
    try (DualEncoder model = load("vit-tiny")) {
      Expected.assertAlike(
          model.encodeImages(pictures(model)), Expected.rows("vit-tiny.npz", "images"));
      assertThat(model.card().takesTexts()).isFalse();
      assertThatThrownBy(model::tokenizer)
          .hasMessage("text: refused by model vit-tiny (expected: images alone)");
    }
  }

  @Test
  void torchvisionsWeightsGivePythonsVectors() {
    for (String name :
        new String[] {"resnet18-tiny", "resnet50-tiny", "vgg16-tiny", "vgg11-bn-tiny"}) {
      try (DualEncoder model = load(name)) {
        float[][] expected = Expected.rows(name + ".npz", "images");
        Expected.assertAlike(model.encodeImages(pictures(model)), expected);
        String network = name.split("-", 2)[0].toUpperCase(Locale.ROOT);
        assertThat(model.card().description()).startsWithIgnoringCase(network + " for pictures");
        assertThat(model.card().dimension()).isEqualTo(expected[0].length);
        assertThat(model.card()).isEqualTo(ModelSource.in(name, Expected.file(name)).card());
      }
    }
  }

  @Test
  void refusesPicklesAndSaysHowToConvertThem() throws IOException {
    for (Path file : files("resnet18-tiny")) {
      Files.copy(file, temp.resolve(file.getFileName()));
    }
    for (byte[] first : List.of(new byte[] {'P', 'K', 3, 4, 0}, new byte[] {-128, 2, 'c', 'o'})) {
      Files.write(temp.resolve("model.safetensors"), Arrays.copyOf(first, 2_000));
      assertThatThrownBy(() -> ModelSource.in("other", temp).load())
          .hasMessageContaining("model.safetensors: a pickle, which may run code when it is read")
          .hasMessageContaining("torch.load(\"model.safetensors\", weights_only=True)");
    }
  }

  @Test
  void refusesOtherNetworksByTheirArrays() throws IOException {
    for (Path file : files("resnet18-tiny")) {
      Files.copy(file, temp.resolve(file.getFileName()));
    }
    Path settings = temp.resolve("model.yaml");
    String good = Files.readString(settings);
    Files.writeString(settings, good.replaceAll("dimension: .*", "dimension: 7"));
    assertThatThrownBy(() -> ModelSource.in("other", temp).load())
        .hasMessage("model other: dimension: 7 (expected: 32, as the weights)");
    Files.writeString(settings, good);
    Files.write(
        temp.resolve("model.safetensors"),
        Safetensors.write(
            List.of(WeightSpec.constant("stem.weight", 0, 2)),
            Map.of("stem.weight", new float[2]),
            WeightPrecision.FP32));
    assertThatThrownBy(() -> ModelSource.in("other", temp).load())
        .hasMessageContaining("conv1.weight: missing (expected: it of a ResNet");
  }

  @Test
  void torchScriptGivesPythonsVectorsOfTextsAndPictures() {
    try (DualEncoder model = load("torchscript-tiny")) {
      Expected.assertAlike(
          model.encodeTexts(Expected.tokenized(model)),
          Expected.rows("torchscript-tiny.npz", "texts"));
      Expected.assertAlike(
          model.encodeImages(pictures(model)), Expected.rows("torchscript-tiny.npz", "images"));
      assertThat(model.card())
          .isEqualTo(ModelSource.in("torchscript-tiny", Expected.file("torchscript-tiny")).card());
    }
  }

  @Test
  void onnxGivesPythonsVectorsOfTextsAndPictures() throws IOException {
    try (DualEncoder model = load("onnx-tiny")) {
      model.warmUp();
      Expected.assertAlike(
          model.encodeTexts(Expected.tokenized(model)),
          Expected.rows("torchscript-tiny.npz", "texts"));
      Expected.assertAlike(
          model.encodeImages(pictures(model)), Expected.rows("torchscript-tiny.npz", "images"));
      assertThat(model.card().description()).isEqualTo("Exported for ONNX Runtime.");
    }
    for (Path file : files("onnx-tiny")) {
      Files.copy(file, temp.resolve(file.getFileName()));
    }
    Files.write(temp.resolve("image.onnx"), new byte[64]);
    assertThatThrownBy(() -> ModelSource.in("wrong", temp).load())
        .hasMessageStartingWith("model wrong: image.onnx: ")
        .hasMessageEndingWith("(expected: an ONNX graph)");
  }

  @Test
  void saysWhatIsWrongWithAProgram() throws IOException {
    for (Path file : files("torchscript-tiny")) {
      Files.copy(file, temp.resolve(file.getFileName()));
    }
    Path yaml = temp.resolve("model.yaml");
    String original = Files.readString(yaml);
    Files.writeString(yaml, original.replace("dimension: 5", "dimension: 6"));
    try (DualEncoder model = ModelSource.in("wrong", temp).load()) {
      List<ImageTensor> images = pictures(model);
      assertThatThrownBy(() -> model.encodeImages(images))
          .hasMessage("answer: shape [4, 5] (expected: [batch, 6])");
    }
    Files.writeString(yaml, original.replace("torchscript", "tensorflow"));
    assertThatThrownBy(() -> ModelSource.in("wrong", temp).load())
        .hasMessageContaining("tensorflow")
        .hasMessageContaining("torchscript");
    Files.writeString(yaml, original);
    Files.write(temp.resolve("text.pt"), new byte[64]);
    assertThatThrownBy(() -> ModelSource.in("wrong", temp).load())
        .hasMessageStartingWith("model wrong: text.pt: ")
        .hasMessageEndingWith("(expected: a TorchScript program)");
  }

  @Test
  void refusesAProcessorThatDoesNotFitTheTower() throws IOException {
    for (Path file : files("vit-tiny")) {
      Files.copy(file, temp.resolve(file.getFileName()));
    }
    Path processor = temp.resolve("preprocessor_config.json");
    String original = Files.readString(processor);
    assertRefused(
        processor,
        original.replace("\"height\": 32", "\"height\": 16"),
        "preprocessor_config.json: to 32x16 (expected: a square, by crop_size or by size)");
    assertRefused(
        processor,
        original.replace("{\"height\": 32, \"width\": 32}", "64"),
        "preprocessor_config.json: a square of 64 pixels (expected: 32, as the tower)");
    assertRefused(
        processor,
        original.replace("{\"height\": 32, \"width\": 32}", "{\"longest_edge\": 3}"),
        "preprocessor_config.json: size: {\"longest_edge\":3} (expected: a number, shortest_edge, or"
            + " height and width)");
    assertRefused(
        processor,
        original.replace("[0.27, 0.26, 0.28]", "[0.27, 0, 0.28]"),
        "preprocessor_config.json: image_std: [0.27,0,0.28] (expected: three numbers, for red, green"
            + " and blue)");
    assertRefused(
        processor,
        original.replace("\"resample\": 2", "\"resample\": 0"),
        "resample: 0 (expected: 1 Lanczos, 2 bilinear, 3 bicubic, 4 box or 5 Hamming)");
    Files.delete(processor);
    assertThatThrownBy(() -> ModelSource.in("vit", temp).card())
        .hasMessageStartingWith("model vit: preprocessor_config.json: missing (expected: in ");
  }

  private void assertRefused(Path processor, String content, String message) throws IOException {
    Files.writeString(processor, content);
    assertThatThrownBy(() -> ModelSource.in("vit", temp).card())
        .hasMessage("model vit: " + message);
  }

  private static List<Path> files(String model) throws IOException {
    try (var files = Files.list(Expected.file(model))) {
      return files.toList();
    }
  }

  private static DualEncoder load(String name) {
    return ModelSource.in(name, Expected.file(name)).load();
  }

  private static List<ImageTensor> pictures(DualEncoder model) {
    return Expected.pictures().stream().map(model.resizer()::resize).toList();
  }
}
