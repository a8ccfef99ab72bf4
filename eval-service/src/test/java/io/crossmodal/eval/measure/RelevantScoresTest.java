package io.crossmodal.eval.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class RelevantScoresTest {

  private static final int[] NONE = {};

  @Test
  void countsAboveAndTiedByGroup() {
    float[] scores = {.9f, .5f, .5f, .7f, .1f, .5f, .7f, .2f};
    RelevantScores counted = new RelevantScores(scores, new int[] {1, 3, 5}, NONE);
    counted.addGallery();
    assertThat(counted.ranking())
        .isEqualTo(new TiedRanking(8, List.of(new TieGroup(1, 1, 1), new TieGroup(2, 1, 2))));
  }

  @Test
  void countsOnlyThePoolGiven() {
    float[] scores = {.9f, .5f, .6f, .5f, .1f};
    RelevantScores counted = new RelevantScores(scores, new int[] {1}, NONE);
    counted.add(new int[] {4, 3, 0}, 0, 2);
    assertThat(counted.ranking()).isEqualTo(new TiedRanking(3, List.of(new TieGroup(0, 1, 1))));
  }

  @Test
  void takesZeroAndMinusZeroForATie() {
    RelevantScores counted = new RelevantScores(new float[] {0f, -0f}, new int[] {1}, NONE);
    counted.addGallery();
    assertThat(counted.ranking().hasTies()).isTrue();
  }

  @Test
  void refusesNotANumber() {
    float[] scores = {1, Float.NaN, 0};
    RelevantScores counted = new RelevantScores(scores, new int[] {0}, NONE);
    assertThatThrownBy(counted::addGallery).hasMessage("scores[1]: NaN (expected: a number)");
    assertThatThrownBy(() -> new RelevantScores(scores, new int[] {1}, NONE))
        .hasMessage("scores[1]: NaN (expected: a number)");
  }
}
