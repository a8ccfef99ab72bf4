package io.crossmodal.eval.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.crossmodal.eval.SharedData;
import io.crossmodal.eval.measure.PublishedFigures.Judgement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublishedFiguresTest {

  @Test
  void seesThatTheReferencesPublishedGridIsAtChance() throws IOException {
    JsonNode file =
        new ObjectMapper()
            .readTree(SharedData.file("r0-published/experiment_results.json").toFile());
    List<PublishedFigure> figures = new ArrayList<>();
    file.properties()
        .forEach(
            entry -> {
              for (String direction : List.of("text_to_video", "video_to_text")) {
                JsonNode config = entry.getValue().get("config");
                figures.add(
                    new PublishedFigure(
                        entry.getKey(),
                        direction,
                        10,
                        config.get("candidate_size").intValue(),
                        config.get("num_queries").intValue(),
                        entry.getValue().get(direction).get("recall@10").doubleValue()));
              }
            });
    assertThat(figures).hasSize(90);
    Judgement judgement = PublishedFigures.judge(figures, .95);
    assertThat(judgement.verdict()).isEqualTo(Verdict.AT_CHANCE);
    assertThat(judgement.figures()).allMatch(judged -> judged.adjusted() > .05);
    // A few of 90 intervals miss chance by chance; that is why the verdict is corrected.
    assertThat(judgement.figures().stream().filter(j -> j.verdict() != Verdict.AT_CHANCE))
        .hasSizeLessThanOrEqualTo(9);
  }

  @Test
  void seesThatTheBestPublishedFigureIsAtChance() {
    // R@10 .1085 in pools of 100, averaged over both directions of 1,000 queries.
    Judgement judgement =
        PublishedFigures.judge(
            List.of(
                new PublishedFigure("dim_256_prec_fp16_cand_100", "both", 10, 100, 2_000, .1085)),
            .95);
    assertThat(judgement.verdict()).isEqualTo(Verdict.AT_CHANCE);
    assertThat(judgement.figures().getFirst().interval().covers(.1)).isTrue();
  }

  @Test
  void seesRealFiguresAboveAndWrappedCodesBelowChance() {
    PublishedFigure good = new PublishedFigure("a", "text_to_video", 10, 100, 1_000, .802);
    PublishedFigure wrapped = new PublishedFigure("b", "text_to_video", 10, 100, 1_000, .076);
    Judgement judgement = PublishedFigures.judge(List.of(wrapped, good), .95);
    assertThat(judgement.verdict()).isEqualTo(Verdict.ABOVE_CHANCE);
    assertThat(judgement.figures().get(0).verdict()).isEqualTo(Verdict.BELOW_CHANCE);
    assertThat(PublishedFigures.judge(List.of(wrapped), .95).verdict())
        .isEqualTo(Verdict.BELOW_CHANCE);
  }

  @Test
  void seesThatOneAlikeGalleryIsNoPerfectResult() {
    // The first published table: 1.0 in pools of 100 and .01 in the full gallery of 1,000.
    PublishedFigure full = new PublishedFigure("full", "text_to_video", 10, 1_000, 1_000, .01);
    assertThat(PublishedFigures.judge(List.of(full), .95).verdict()).isEqualTo(Verdict.AT_CHANCE);
  }

  @Test
  void refusesImpossibleFigures() {
    assertThatThrownBy(() -> new PublishedFigure("a", "t", 10, 5, 100, .5))
        .hasMessage(
            "a: k 10 of 5 candidates, 100 queries, recall 0.5 (expected: 1..candidates, 1.., 0..1)");
  }
}
