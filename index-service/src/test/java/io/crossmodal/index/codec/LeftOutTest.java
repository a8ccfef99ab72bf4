package io.crossmodal.index.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LeftOutTest {

  private static final int ITEMS = 5_000;
  private static final int SHORTLIST = 100;

  @Test
  void isTheNormalDistribution() {
    assertThat(LeftOut.normal(0)).isCloseTo(.5, within(1e-7));
    assertThat(LeftOut.normal(1)).isCloseTo(.8413447, within(1e-7));
    assertThat(LeftOut.normal(-2)).isCloseTo(.0227501, within(1e-7));
    assertThat(LeftOut.normal(-40)).isZero();
    assertThat(LeftOut.normal(40)).isEqualTo(1);
  }

  /** Scores fall off exponentially and estimates have normal errors: what the formula assumes. */
  @Test
  void expectsAsManyAsWereLeftOut() {
    double expected = 0;
    int missed = 0;
    for (int trial = 0; trial < 400; trial++) {
      SplittableRandom random = new SplittableRandom(trial);
      float[][] items = new float[ITEMS][];
      for (int i = 0; i < ITEMS; i++) {
        float exact = (float) -Math.log(1 - random.nextDouble());
        items[i] = new float[] {exact + .6f * (float) random.nextGaussian(), exact};
      }
      Arrays.sort(items, (a, b) -> Float.compare(b[0], a[0]));
      float[] estimates = new float[SHORTLIST];
      float[] exact = new float[SHORTLIST];
      for (int i = 0; i < SHORTLIST; i++) {
        estimates[i] = items[i][0];
        exact[i] = items[i][1];
      }
      float[] sorted = exact.clone();
      Arrays.sort(sorted);
      float bound = sorted[SHORTLIST - 40];
      expected +=
          LeftOut.measure(estimates, exact, SHORTLIST, 0).expected(estimates, SHORTLIST, bound);
      for (int i = SHORTLIST; i < ITEMS; i++) {
        missed += items[i][1] > bound ? 1 : 0;
      }
    }
    assertThat(missed).isGreaterThan(200);
    assertThat(expected / missed).isBetween(.8, 1.25);
  }

  @Test
  void expectsNothingWhereEstimatesAreExact() {
    float[] scores = {5, 4, 3, 2, 1};
    LeftOut exact = LeftOut.measure(scores, scores, 5, 0);
    assertThat(exact.expected(scores, 5, 3)).isZero();
    assertThat(exact.above(4, 3)).isEqualTo(1);
    assertThat(exact.above(2, 3)).isZero();
  }

  @Test
  void promisesNothingThatItCanNotTell() {
    float[] alike = {1, 1, 1, 1, 1};
    float[] exact = {.9f, 1.1f, 1, 1.05f, .95f};
    assertThat(LeftOut.measure(alike, exact, 5, 0).expected(alike, 5, 1)).isInfinite();
    float[] few = {3, 2, 1};
    assertThat(LeftOut.measure(few, few, 3, 0).expected(few, 3, 1)).isInfinite();
  }
}
