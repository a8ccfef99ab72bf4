package io.crossmodal.eval.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  void readsHowViewsAreServed() {
    AblationConfig config =
        AblationYaml.parse(
            """
            schema_version: 1
            candidates: [100, full]
            reduction: [pca, truncate]
            search: [graph, flat]
            efforts: [64, 16]
            target_recalls: .9
            oversampling: [4, 1]
            shards: [1, 4]
            missing_shards: [0, 1]
            repeats: 3
            include: [{dimension: 64, precision: bit1, search: graph, oversampling: 10}]
            exclude: [{search: graph, missing_shards: 1}]
            """);
    assertThat(config.serving())
        .isEqualTo(
            new ServingAxes(
                List.of(Reduction.TRUNCATE, Reduction.PCA),
                List.of(Structure.FLAT, Structure.GRAPH),
                List.of(16, 64),
                List.of(.9),
                List.of(1.0, 4.0),
                List.of(1, 4),
                List.of(0, 1),
                3));
    assertThat(config.candidates()).containsExactly(100, AblationConfig.FULL);
    assertThat(config.rules().include().getFirst().name())
        .isEqualTo("dim_64_prec_bit1_graph_recall_0.99_rerank_10");
    assertThat(config.rules().exclude())
        .singleElement()
        .satisfies(pattern -> assertThat(pattern.missingShards()).isEqualTo(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{schema_version: 1, efort: 3} | efort: unknown key (did you mean efforts?)",
        "{schema_version: 1, search: tree} | search: tree (expected: flat, graph)",
        "{schema_version: 1, efforts: 64} | efforts: [64] (expected: none without search: graph)",
        "{schema_version: 1, search: graph, efforts: 4} | efforts: 4 (expected: 8..65536)",
        "{schema_version: 1, oversampling: .5} | oversampling: 0.5 (expected: 1..100)",
        "{schema_version: 1, target_recalls: nine} | target_recalls: \"nine\" (expected: numbers)",
        "{schema_version: 1, repeats: 0} | repeats: 0 (expected: 1..100)",
        "{schema_version: 1, candidates: all} | candidates: \"all\" (expected: integers or full)",
        "{schema_version: 1, exclude: [{serch: flat}]} | exclude.serch: unknown key (did you mean search?)"
      })
  void refusesWhatCantBeServed(String yaml, String message) {
    assertThatThrownBy(() -> AblationYaml.parse(yaml)).hasMessageContaining(message);
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
            + " directions, ks, seed, resamples, confidence, reduction, search, efforts,"
            + " target_recalls, oversampling, shards, missing_shards, repeats, quality_budget,"
            + " include, exclude)");
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

  @Test
  void readsViewsBesideTheAxesAndLeftOutOfThem() {
    AblationConfig config =
        AblationYaml.parse(
            """
            schema_version: 1
            dimensions: [256, 512]
            precisions: [fp32, int8]
            include: [{dimension: 64, precision: bit1}]
            exclude:
              - {dimension: 512, precision: fp32}
              - precision: fp16
            """);

    assertThat(
            config
                .rules()
                .views(
                    config.dimensions(),
                    config.precisions(),
                    config.serving(),
                    new SourceShape(List.of(512), 512, 100, 100, 1)))
        .extracting(ViewSpec::name)
        .containsExactly(
            "dim_64_prec_bit1", "dim_256_prec_fp32", "dim_256_prec_int8", "dim_512_prec_int8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          include: 5                              | include: 5 (expected: a list of mappings)
          include: [{dimension: 64}]              | (expected: dimension and precision in each)
          exclude: [{dimenson: 64}]               | exclude.dimenson: unknown key (did you mean dimension?)
          exclude: [{}]                           | (expected: a mapping of dimension, precision,
          exclude: [{dimension: x}]               | exclude.dimension: "x" (expected: an integer)
          exclude: [{precision: int9}]            | exclude.precision: int9 (expected: fp32
          include: [{dimension: 0, precision: int8}] | include.dimension: 0 (expected: 1..4096)
          """)
  void refusesBadRules(String line, String message) {
    assertThatThrownBy(() -> AblationYaml.parse("schema_version: 1\n" + line + "\n"))
        .isInstanceOf(PlanException.class)
        .hasMessageContaining(message);
  }
}
