package io.crossmodal.encoder.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossmodal.encoder.model.WeightPrecision;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import org.junit.jupiter.api.Test;

class TrainingConfigsTest {

  @Test
  void readsEveryPreset() {
    for (String name : TrainingConfigs.PRESETS) {
      TrainingConfig preset = TrainingConfigs.preset(name);
      assertThat(TrainingConfigs.parse(TrainingConfigs.format(preset))).isEqualTo(preset);
    }
  }

  @Test
  void neverMirrorsScenes() {
    assertThat(TrainingConfigs.preset("scenes").data().flip()).isFalse();
  }

  @Test
  void changesAPreset() {
    TrainingConfig config =
        TrainingConfigs.parse(
            "preset: scenes\noptimizer: {epochs: 3}\nmodel:\n  image_width: 8\nweights: fp32\n");
    TrainingConfig preset = TrainingConfigs.preset("scenes");
    assertThat(config.optimizer().epochs()).isEqualTo(3);
    assertThat(config.optimizer().learningRate()).isEqualTo(preset.optimizer().learningRate());
    assertThat(config.model().imageWidth()).isEqualTo(8);
    assertThat(config.weights()).isEqualTo(WeightPrecision.FP32);
    assertThat(config.data()).isEqualTo(preset.data());
  }

  @Test
  void namesAnUnknownKey() {
    assertInvalid(
        "preset: scenes\noptimizer: {lerning_rate: 1}", "optimizer.lerning_rate: unknown key");
    assertInvalid("preset: scenes\nepochs: 3", "epochs: unknown key");
  }

  @Test
  void namesAMissingKey() {
    assertInvalid("weights: fp32", "model");
  }

  @Test
  void namesTheValueAndTheExpectation() {
    assertInvalid(
        "preset: scenes\noptimizer: {batch_size: 1}",
        "optimizer.batch_size: 1 (expected: 2 or more)");
    assertInvalid(
        "preset: scenes\nmodel: {prefixes: [64, 128]}",
        "model.prefixes: [64, 128] (expected: ascending, the last equal to model.dimension)");
    assertInvalid("preset: scenes\nmodel: {image_side: 60}", "imageSide: 60 (expected: 16..512");
    assertInvalid("preset: scenes\noptimizer: {epochs: many}", "optimizer.epochs");
    assertInvalid(
        "preset: paintings", "preset: paintings (expected: one of [photos-small, scenes])");
    assertInvalid("[1, 2]", "no keys");
    assertInvalid("a: [", "no YAML");
  }

  private static void assertInvalid(String yaml, String message) {
    assertThatThrownBy(() -> TrainingConfigs.parse(yaml))
        .isInstanceOf(ServiceException.class)
        .hasMessageStartingWith("training configuration: ")
        .hasMessageContaining(message)
        .extracting(e -> ((ServiceException) e).reason())
        .isEqualTo(ErrorReason.INVALID_PLAN);
  }
}
