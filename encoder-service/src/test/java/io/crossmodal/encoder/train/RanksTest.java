package io.crossmodal.encoder.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RanksTest {

  /** Three pictures with one, two and three captions. */
  private static final Pairing PAIRING = new Pairing(3, new int[] {0, 1, 1, 2, 2, 2});

  @Test
  void ranksTheRelevantPictureOfEachCaption() {
    double[][] scores = {{3, 2, 1}, {3, 2, 1}, {1, 3, 2}, {3, 2, 1}, {1, 2, 3}, {2, 1, 1.5}};
    Ranks ranks = Ranks.of(PAIRING, Direction.TEXT_TO_IMAGE, (text, image) -> scores[text][image]);
    assertThat(ranks.best()).containsExactly(1, 2, 1, 3, 1, 2);
    assertThat(ranks.recallAt(1)).isEqualTo(0.5);
    assertThat(ranks.recallAt(2)).isCloseTo(5 / 6.0, within(1e-12));
    assertThat(ranks.meanReciprocal()).isCloseTo((3 + 0.5 + 0.5 + 1 / 3.0) / 6, within(1e-12));
    assertThat(ranks.median()).isEqualTo(1.5);
  }

  @Test
  void countsTheBestCaptionOfAPictureAndNotItsOthers() {
    double[] scores = {6, 1, 4, 5, 3, 2};
    Ranks ranks = Ranks.of(PAIRING, Direction.IMAGE_TO_TEXT, (text, image) -> scores[text]);
    assertThat(ranks.best()).containsExactly(1, 3, 2);
  }

  @Test
  void sharesTheMiddleAmongTies() {
    Ranks ranks = Ranks.of(PAIRING, Direction.TEXT_TO_IMAGE, (text, image) -> 0);
    assertThat(ranks.best()).containsOnly(2);
    assertThat(ranks.recallAt(1)).isZero();
  }

  @Test
  void knowsTheChanceOfOneRelevantItem() {
    RetrievalFigures chance = Chance.figures(PAIRING, Direction.TEXT_TO_IMAGE);
    assertThat(chance.recallAt1()).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(chance.recallAt5()).isCloseTo(1, within(1e-12));
    assertThat(chance.mrr()).isCloseTo((1 + 1 / 2.0 + 1 / 3.0) / 3, within(1e-12));
    assertThat(chance.medianRank()).isEqualTo(2);
  }

  @Test
  void agreesWithRandomOrdersOnTheChanceOfSeveral() {
    RetrievalFigures chance = Chance.figures(PAIRING, Direction.IMAGE_TO_TEXT);
    Random random = new Random(1);
    double recall = 0;
    double mrr = 0;
    int trials = 20_000;
    for (int trial = 0; trial < trials; trial++) {
      double[] scores = IntStream.range(0, 6).mapToDouble(i -> random.nextDouble()).toArray();
      Ranks ranks = Ranks.of(PAIRING, Direction.IMAGE_TO_TEXT, (text, image) -> scores[text]);
      recall += ranks.recallAt(1) / trials;
      mrr += ranks.meanReciprocal() / trials;
    }
    assertThat(chance.recallAt1()).isCloseTo(recall, within(0.01));
    assertThat(chance.mrr()).isCloseTo(mrr, within(0.01));
  }
}
