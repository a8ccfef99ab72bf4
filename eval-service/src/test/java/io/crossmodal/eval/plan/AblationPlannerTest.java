package io.crossmodal.eval.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class AblationPlannerTest {

  private static final SourceShape COCO =
      new SourceShape(List.of(256, 512, 1_024), 512, 1_000, 1_000, 1);

  @Test
  void makesTheReferencesFortyFiveConfigurations() {
    AblationConfig config =
        AblationConfig.defaults().withAxes(List.of(), List.of("fp16", "int8", "int4"), List.of());
    AblationPlan plan = AblationPlanner.plan(config, COCO);
    assertThat(plan.runs()).hasSize(45);
    assertThat(plan.runs().getFirst().name()).isEqualTo("dim_256_prec_fp16_cand_100");
    assertThat(plan.runs().getLast().name()).isEqualTo("dim_1024_prec_int4_cand_500");
    assertThat(plan.views()).hasSize(9);
  }

  @Test
  void comparesWithFp32AtTheNativeDimensionEvenOutsideTheGrid() {
    AblationConfig config =
        AblationConfig.defaults().withAxes(List.of(256), List.of("int8"), List.of(100));
    AblationPlan plan = AblationPlanner.plan(config, COCO);
    assertThat(plan.baselineView()).isEqualTo(new ViewSpec(512, Precision.FP32));
    assertThat(plan.baselines()).hasSize(1);
    assertThat(plan.runs()).hasSize(1);
  }

  @Test
  void measuresTheStepsOfLossesThatTheGridLacks() {
    AblationConfig config =
        AblationYaml.parse(
            """
            {schema_version: 1, dimensions: [128, 512], precisions: int8, search: graph,
             candidates: [100, 200], missing_shards: [0, 1]}
            """);
    AblationPlan plan = AblationPlanner.plan(config, COCO);
    assertThat(plan.references())
        .extracting(RunSpec::name)
        .containsExactly(
            "dim_128_prec_fp32_cand_200",
            "dim_128_prec_int8_cand_200",
            "dim_512_prec_int8_cand_200");
    assertThat(AblationPlanner.plan(AblationConfig.defaults(), COCO).references()).isEmpty();
  }

  @Test
  void takesTheWholeGalleryForAPoolWhereThatIsOneSize() {
    AblationConfig full =
        AblationConfig.defaults()
            .withAxes(List.of(512), List.of("int8"), List.of(AblationConfig.FULL));
    assertThat(AblationPlanner.plan(full, COCO).config().candidates()).containsExactly(1_000);
    SourceShape five = new SourceShape(List.of(512), 512, 100, 500, 5);
    refuses(
        full,
        five,
        "candidates: full (expected: one direction, where galleries are of [100, 500])");
  }

  @Test
  void leavesOutWhatHasNoEffect() {
    AblationConfig config =
        AblationYaml.parse(
            """
            {schema_version: 1, dimensions: 512, precisions: [fp32, int8], candidates: 100,
             reduction: [truncate, pca], oversampling: [1, 4]}
            """);
    assertThat(AblationPlanner.plan(config, COCO).views())
        .extracting(ViewSpec::name)
        .containsExactly("dim_512_prec_fp32", "dim_512_prec_int8", "dim_512_prec_int8_rerank_4");
  }

  @Test
  void givesRunsIdsThatDependOnEveryValue() {
    AblationPlan plan = AblationPlanner.plan(AblationConfig.defaults(), COCO);
    assertThat(plan.runs())
        .extracting(RunSpec::id)
        .doesNotHaveDuplicates()
        .allMatch(id -> id.length() == 12);
    RunSpec run = plan.runs().getFirst();
    assertThat(AblationPlanner.plan(AblationConfig.defaults(), COCO).runs().getFirst().id())
        .isEqualTo(run.id());
    assertThat(
            AblationPlanner.plan(AblationConfig.defaults().withSeed(1), COCO)
                .runs()
                .getFirst()
                .id())
        .isNotEqualTo(run.id());
    assertThat(
            AblationPlanner.plan(
                    AblationConfig.defaults()
                        .withAxes(List.of(128), List.of(), List.of())
                        .withReduction("gaussian"),
                    COCO)
                .runs()
                .getFirst()
                .id())
        .isNotEqualTo(run.id());
  }

  @Test
  void takesThePoolsThatTheGalleryAllows() {
    SourceShape small = new SourceShape(List.of(64), 64, 250, 1_250, 5);
    assertThat(AblationPlanner.plan(AblationConfig.defaults(), small).config().candidates())
        .containsExactly(100, 200);
    SourceShape tiny = new SourceShape(List.of(64), 64, 7, 35, 5);
    AblationConfig resolved = AblationPlanner.plan(AblationConfig.defaults(), tiny).config();
    assertThat(resolved.candidates()).containsExactly(7);
    assertThat(resolved.ks()).containsExactly(1, 2, 3, 4, 5, 6, 7);
  }

  @Test
  void refusesPoolsThatDoNotFitTheGallery() {
    refuses(
        config(List.of(900, 1_001)),
        COCO,
        "candidates: 1001 (expected: at most 1000, the gallery)");
    SourceShape five = new SourceShape(List.of(64), 64, 100, 500, 5);
    refuses(
        new AblationConfig(
            List.of(),
            List.of(Precision.FP32),
            List.of(4),
            List.of(Direction.IMAGE_TO_TEXT),
            List.of(1),
            1,
            100,
            .95,
            Reduction.TRUNCATE,
            .99),
        five,
        "candidates: 4 (expected: at least 5, to hold every relevant item)");
  }

  @Test
  void refusesCutOffsBeyondThePool() {
    AblationConfig config =
        new AblationConfig(
            List.of(),
            List.of(Precision.FP32),
            List.of(20),
            List.of(Direction.values()),
            List.of(1, 25),
            1,
            100,
            .95,
            Reduction.TRUNCATE,
            .99);
    refuses(config, COCO, "ks: 25 (expected: 1..20, the smallest candidate pool)");
  }

  @Test
  void refusesAnEmptySource() {
    SourceShape empty = new SourceShape(List.of(64), 64, 0, 0, 0);
    assertThatThrownBy(() -> AblationPlanner.plan(AblationConfig.defaults(), empty))
        .hasMessageContaining("source: 0 items (expected: at least 2 items to rank)");
  }

  @Test
  void namesEveryBadValueAtOnce() {
    assertThatThrownBy(
            () ->
                new AblationConfig(
                    List.of(0, 5_000),
                    List.of(),
                    List.of(),
                    List.of(Direction.TEXT_TO_IMAGE),
                    List.of(0),
                    1,
                    10,
                    .3,
                    Reduction.TRUNCATE,
                    1.5))
        .isInstanceOfSatisfying(
            PlanException.class,
            e ->
                assertThat(e.problems())
                    .extracting(PlanException.Problem::field)
                    .containsExactly(
                        "dimensions",
                        "dimensions",
                        "ks",
                        "precisions",
                        "resamples",
                        "confidence",
                        "quality_budget"))
        .hasMessageStartingWith(
            "dimensions: 0 (expected: 1..4096); dimensions: 5000 (expected: 1..4096)");
  }

  @Test
  void refusesUnknownWordsOfLists() {
    assertThatThrownBy(
            () -> AblationConfig.defaults().withAxes(List.of(), List.of("int2"), List.of()))
        .hasMessage("precisions: int2 (expected: fp32, fp16, int8, int4, bit2, bit1)");
    assertThatThrownBy(() -> AblationConfig.defaults().withReduction("svd"))
        .hasMessage("reduction: svd (expected: truncate, gaussian, pca)");
  }

  private static AblationConfig config(List<Integer> candidates) {
    return AblationConfig.defaults().withAxes(List.of(), List.of(), candidates);
  }

  private static void refuses(AblationConfig config, SourceShape source, String message) {
    assertThatThrownBy(() -> AblationPlanner.plan(config, source))
        .isInstanceOf(PlanException.class)
        .hasMessage(message);
  }

  @Test
  void documentsAreAskedForByTextsAlone() {
    SourceShape documents =
        new SourceShape(
            List.of(64),
            64,
            500,
            20,
            3,
            7,
            SourceShape.directions(io.crossmodal.eval.dataset.Modality.DOCUMENT));

    assertThat(AblationPlanner.plan(AblationConfig.defaults(), documents).config().directions())
        .containsExactly(Direction.TEXT_TO_TEXT);
    AblationConfig pictures = AblationYaml.parse("schema_version: 1\ndirections: [t2v]\n");
    assertThatThrownBy(() -> AblationPlanner.plan(pictures, documents))
        .hasMessageContaining("directions: [text_to_image] (expected: of [text_to_text])");
    AblationConfig small = AblationYaml.parse("schema_version: 1\ncandidates: [6]\nks: [1]\n");
    assertThatThrownBy(() -> AblationPlanner.plan(small, documents))
        .hasMessageContaining("at least 7, to hold every relevant item");
  }
}
