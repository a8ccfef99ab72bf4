package io.crossmodal.encoder.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFolderTest {

  @TempDir private Path temp;
  private Path folder;

  @BeforeEach
  void save() throws IOException {
    folder = Models.save(temp.resolve("tiny"), 1, WeightPrecision.FP32);
  }

  @Test
  void loadsWhatItSavedToTheBit() {
    try (DualEncoder saved = Models.random(1);
        DualEncoder loaded = ModelFolder.load(folder)) {
      assertThat(loaded.encodeImages(Models.images(2)))
          .isDeepEqualTo(saved.encodeImages(Models.images(2)));
      assertThat(loaded.encodeTexts(Models.texts(loaded, "a red star")))
          .isDeepEqualTo(saved.encodeTexts(Models.texts(saved, "a red star")));
      assertThat(loaded.card().name()).isEqualTo("tiny");
      assertThat(loaded.card().version()).matches("[0-9a-f]{12}");
      assertThat(loaded.card().logitScale()).isCloseTo(1 / 0.07, within(1e-3));
      assertThat(loaded.card()).isEqualTo(ModelFolder.card("tiny", ModelFiles.in(folder)));
    }
  }

  @Test
  void storesHalvesWithinTheirRounding() throws IOException {
    Path half = Models.save(temp.resolve("half"), 1, WeightPrecision.FP16);
    assertThat(Files.size(half.resolve(ModelFolder.WEIGHTS)))
        .isLessThan(Files.size(folder.resolve(ModelFolder.WEIGHTS)) * 2 / 3);
    try (DualEncoder exact = ModelFolder.load(folder);
        DualEncoder rounded = ModelFolder.load(half)) {
      assertThat(rounded.encodeImages(Models.images(1))[0])
          .containsExactly(exact.encodeImages(Models.images(1))[0], within(5e-3f));
    }
  }

  @Test
  void writesTheSameBytesForTheSameModel() throws IOException {
    Path again = Models.save(temp.resolve("again"), 1, WeightPrecision.FP32);
    assertThat(again.resolve(ModelFolder.CHECKSUMS))
        .hasSameBinaryContentAs(folder.resolve(ModelFolder.CHECKSUMS));
  }

  @Test
  void refusesChangedBytesInEveryFile() throws IOException {
    for (String file :
        new String[] {ModelFolder.SETTINGS, ModelFolder.VOCABULARY, ModelFolder.WEIGHTS}) {
      byte[] bytes = Files.readAllBytes(folder.resolve(file));
      byte[] changed = bytes.clone();
      changed[changed.length / 2] ^= 1;
      Files.write(folder.resolve(file), changed);
      assertDamaged(this::load, "model tiny: " + file + ": SHA-256");
      Files.write(folder.resolve(file), bytes);
    }
    load();
  }

  @Test
  void refusesAShortenedFile() throws IOException {
    Path weights = folder.resolve(ModelFolder.WEIGHTS);
    byte[] bytes = Files.readAllBytes(weights);
    Files.write(weights, Arrays.copyOf(bytes, bytes.length / 2));
    assertDamaged(this::load, "weights.safetensors: SHA-256");
  }

  @Test
  void refusesAMissingFile() throws IOException {
    Files.delete(folder.resolve(ModelFolder.VOCABULARY));
    assertDamaged(this::load, ModelFolder.VOCABULARY);
  }

  @Test
  void refusesAFolderWithoutChecksums() throws IOException {
    Files.delete(folder.resolve(ModelFolder.CHECKSUMS));
    assertDamaged(this::load, ModelFolder.CHECKSUMS);
  }

  @Test
  void refusesSettingsThatDoNotFitTheWeights() throws IOException {
    replaceSettings("\"imageWidth\" : 4", "\"imageWidth\" : 8");
    assertDamaged(this::load, "image.stem.weight: [4, 3, 3, 3] (expected: shape [8, 3, 3, 3])");
  }

  @Test
  void namesAMissingSetting() throws IOException {
    replaceSettings("\"imageWidth\" : 4,", "");
    assertDamaged(this::load, "imageWidth");
  }

  @Test
  void namesAnUnknownSetting() throws IOException {
    replaceSettings("\"format\" : 1,", "\"format\" : 1, \"colour\" : true,");
    assertDamaged(this::load, "colour");
  }

  @Test
  void refusesAnotherFormat() throws IOException {
    replaceSettings("\"format\" : 1", "\"format\" : 2");
    assertDamaged(this::load, "format: 2 (expected: 1)");
  }

  private void load() {
    ModelFolder.load(folder).close();
  }

  /** Changes the settings and their checksum. */
  private void replaceSettings(String from, String to) throws IOException {
    Path settings = folder.resolve(ModelFolder.SETTINGS);
    Path sums = folder.resolve(ModelFolder.CHECKSUMS);
    String before = Checksums.of(Files.readAllBytes(settings));
    Files.writeString(settings, Files.readString(settings).replace(from, to));
    String after = Checksums.of(Files.readAllBytes(settings));
    assertThat(after).isNotEqualTo(before);
    Files.writeString(sums, Files.readString(sums).replace(before, after));
  }

  private static void assertDamaged(ThrowingCallable call, String message) {
    assertThatThrownBy(call)
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining(message)
        .extracting(e -> ((ServiceException) e).reason())
        .isEqualTo(ErrorReason.MODEL_DAMAGED);
  }
}
