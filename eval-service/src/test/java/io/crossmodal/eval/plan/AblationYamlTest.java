package io.crossmodal.eval.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AblationYamlTest {

  @Test
  void readsEveryField(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("ablation.yaml");
    Files.writeString(
        file,
        """
        schema_version: 1
        dimensions: [512, 256]
        precisions: [int8, fp32]
        candidates: [100, 500]
        directions: [text_to_image]
        ks: [1, 5]
        seed: -7
        resamples: 200
        confidence: 0.9
        reduction: gaussian
        quality_budget: 0.98
        """);
    assertThat(AblationYaml.read(file))
        .isEqualTo(
            new AblationConfig(
                List.of(256, 512),
                List.of(Precision.FP32, Precision.INT8),
                List.of(100, 500),
                List.of(Direction.TEXT_TO_IMAGE),
                List.of(1, 5),
                -7,
                200,
                .9,
                Reduction.GAUSSIAN,
                .98));
  }

  @Test
  void fillsInWhatIsLeftOut() {
    assertThat(AblationYaml.parse("schema_version: 1")).isEqualTo(AblationConfig.defaults());
  }

  @Test
  void takesASingleValueForAListOfOne() {
    assertThat(AblationYaml.parse("{schema_version: 1, precisions: int4}").precisions())
        .containsExactly(Precision.INT4);
  }

  @Test
  void namesTheNearestKnownKey() {
    refuses(
        "{schema_version: 1, precision: [int8]}",
        "precision: unknown key (did you mean precisions?)");
    refuses(
        "{schema_version: 1, colour: red}",
        "colour: unknown key (expected: schema_version, dimensions, precisions, candidates,"
            + " directions, ks, seed, resamples, confidence, reduction, quality_budget)");
  }

  @Test
  void refusesOtherVersionsAndOtherTypes() {
    refuses("dimensions: [1]", "schema_version: missing (expected: 1)");
    refuses("schema_version: 2", "schema_version: 2 (expected: 1)");
    refuses("{schema_version: 1, seed: soon}", "seed: \"soon\" (expected: an integer)");
    refuses("{schema_version: 1, dimensions: [256, x]}", "dimensions: \"x\" (expected: integers)");
    refuses("{schema_version: 1, ks: []}", "ks: [] (expected: at least one value, or no such key)");
    refuses(
        "{schema_version: 1, precisions: [int2]}",
        "precisions: int2 (expected: fp32, fp16, int8, int4, bit2, bit1)");
    refuses("[1]", "plan: no mapping (expected: schema_version: 1 and axes)");
    refuses("", "plan: no mapping (expected: schema_version: 1 and axes)");
    refuses(
        "{schema_version: 1, resamples: 99999999999}",
        "resamples: 2147483647 (expected: 100..100000)");
  }

  @Test
  void saysWhereYamlIsBroken() {
    assertThatThrownBy(() -> AblationYaml.parse("schema_version: 1\nks: [1, 2"))
        .isInstanceOf(PlanException.class)
        .hasMessageStartingWith("plan: not YAML at line ");
  }

  @Test
  void namesAMissingFile(@TempDir Path folder) {
    Path missing = folder.resolve("none.yaml");
    assertThatThrownBy(() -> AblationYaml.read(missing))
        .hasMessage("plan: %s (expected: an existing YAML file)".formatted(missing));
  }

  private static void refuses(String yaml, String message) {
    assertThatThrownBy(() -> AblationYaml.parse(yaml))
        .isInstanceOf(PlanException.class)
        .hasMessage(message);
  }
}
