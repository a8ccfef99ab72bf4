package io.crossmodal.eval.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Against scikit-learn, numpy and rbo; bench/reference/trec_measures.py made the file. */
class FidelityParityTest {

  @Test
  void comparesRankingsAsTheOthersDo() throws IOException {
    JsonNode cases = cases();
    assertThat(cases).hasSize(40);
    for (JsonNode one : cases) {
      int[] own = rows(one.path("own"));
      int[] exact = rows(one.path("exact"));
      assertThat(NeighborOverlap.at(10, own, exact))
          .isCloseTo(one.path("neighbor_overlap@10").doubleValue(), within(1e-9));
      assertThat(RankBiasedOverlap.of(.9, own, exact))
          .isCloseTo(one.path("rank_biased_overlap@0.9").doubleValue(), within(1e-9));
      assertThat(
              ScoreDistortion.of(
                      own, scores(one.path("own_scores")), exact, scores(one.path("exact_scores")))
                  .orElseThrow())
          .isCloseTo(one.path("score_distortion").doubleValue(), within(1e-9));
    }
  }

  @Test
  void equalListsHaveOneAndStrangersNothing() {
    int[] list = {4, 2, 9};
    assertThat(RankBiasedOverlap.of(.5, list, list)).isCloseTo(1, within(1e-12));
    assertThat(RankBiasedOverlap.of(.5, list, new int[] {1, 3, 5})).isZero();
    assertThat(RankBiasedOverlap.of(.5, new int[0], list)).isZero();
    assertThat(ScoreDistortion.of(list, new float[3], new int[] {1, 3, 5}, new float[3])).isEmpty();
    assertThatThrownBy(() -> RankBiasedOverlap.of(1, list, list))
        .hasMessage("p: 1.0 (expected: over 0, under 1)");
  }

  private static int[] rows(JsonNode node) {
    return StreamSupport.stream(node.spliterator(), false).mapToInt(JsonNode::intValue).toArray();
  }

  private static float[] scores(JsonNode node) {
    float[] scores = new float[node.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = node.get(i).floatValue();
    }
    return scores;
  }

  private static JsonNode cases() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(FidelityParityTest.class.getResourceAsStream("/trec/pairs.json"))) {
      return JsonMapper.builder().build().readTree(file);
    }
  }
}
