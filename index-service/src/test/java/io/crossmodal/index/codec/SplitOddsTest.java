package io.crossmodal.index.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SplitOddsTest {

  @Test
  void areHowOftenNormalErrorsKeepTheSplit() {
    float[] estimates = {9, 7.5f, 7, 6.2f, 5.9f, 5, 4.9f, 4, 2, -3};
    for (int leading = 1; leading < estimates.length; leading++) {
      for (double deviation : new double[] {.05, .3, 1}) {
        double drawn = drawn(estimates, leading, deviation);
        assertThat(SplitOdds.kept(estimates, leading, deviation)).isCloseTo(drawn, within(.02));
      }
    }
  }

  private static double drawn(float[] estimates, int leading, double deviation) {
    SplittableRandom random = new SplittableRandom(leading);
    int draws = 20_000;
    int kept = 0;
    for (int draw = 0; draw < draws; draw++) {
      double least = Double.POSITIVE_INFINITY;
      double best = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < estimates.length; i++) {
        double exact = estimates[i] + deviation * random.nextGaussian();
        least = i < leading ? Math.min(least, exact) : least;
        best = i < leading ? best : Math.max(best, exact);
      }
      kept += least > best ? 1 : 0;
    }
    return (double) kept / draws;
  }

  @Test
  void areOneHalfAmongEquals() {
    assertThat(SplitOdds.kept(new float[] {1, 1}, 1, .2)).isCloseTo(.5, within(1e-3));
  }
}
