package io.crossmodal.bench.race;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.crossmodal.dataset.NeighborsFile;
import org.junit.jupiter.api.Test;

class RecallTest {

  private static final NeighborsFile DATA =
      new NeighborsFile(
          new float[][] {{1, 0}, {.8f, .6f}, {.8f, .6f}, {0, 1}},
          new float[][] {{1, 0}, {0, 1}},
          new int[][] {{0, 1}, {3, 1}},
          new float[2][2]);

  private final Recall recall = new Recall(DATA, 2);

  @Test
  void countsTheNeighboursFound() {
    assertThat(recall.of(new int[][] {{0, 1}, {3, 1}})).isEqualTo(1);
    assertThat(recall.of(new int[][] {{1, 0}, {0, 3}})).isCloseTo(.75, within(1e-9));
    assertThat(recall.of(new int[][] {{3}, {}})).isEqualTo(0);
  }

  @Test
  void takesAnEqualItemForTheNeighbour() {
    assertThat(recall.of(new int[][] {{0, 2}})).isEqualTo(1);
  }

  @Test
  void countsAnItemOnceAndNothingBeyondK() {
    assertThat(recall.of(new int[][] {{0, 0}})).isEqualTo(.5);
    assertThat(recall.of(new int[][] {{0, 3, 1}})).isEqualTo(.5);
  }

  @Test
  void tellsAnswersThatHaveAllNeighbours() {
    assertThat(recall.exact(new int[][] {{2, 0}, {3, 0}})).containsExactly(true, false);
  }

  @Test
  void refusesMoreNeighboursThanTheFileHas() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Recall(DATA, 3))
        .withMessage("k: 3 (expected: 1..2)");
  }
}
