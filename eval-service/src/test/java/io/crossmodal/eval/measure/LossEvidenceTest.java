package io.crossmodal.eval.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LossEvidenceTest {

  private static final int IMAGES = 400;
  private static final ClusterBootstrap BOOTSTRAP = new ClusterBootstrap(images(), 1_000, 5);

  @Test
  void tellsALossFromNone() {
    double[] full = found(.8, 1);
    double[] worse = full.clone();
    for (int i = 0; i < 60; i++) {
      worse[i] = 0;
    }
    LossEvidence none = test(full, full);
    LossEvidence some = test(full, worse);

    assertThat(none.loss()).isZero();
    assertThat(none.pValue()).isEqualTo(1);
    assertThat(none.detectable()).isZero();
    assertThat(none.goodEnough()).isTrue();
    assertThat(some.loss()).isCloseTo(Arrays.stream(full).limit(60).sum() / IMAGES, within(1e-9));
    assertThat(some.pValue()).isLessThan(.001);
    assertThat(some.interval().low()).isPositive();
    assertThat(some.goodEnough()).isFalse();
    assertThat(some.detectable()).isLessThan(some.loss());
  }

  @Test
  void whatIsNotShownIsNotGoodEnough() {
    double[] full = found(.8, 1);
    double[] other = found(.8, 2);
    LossEvidence noise = test(full, other);

    assertThat(Math.abs(noise.loss())).isLessThan(noise.detectable());
    assertThat(noise.pValue()).isGreaterThan(.01);
    assertThat(noise.goodEnough()).isFalse();
  }

  private static LossEvidence test(double[] full, double[] view) {
    return LossEvidence.of(figures(full), figures(view), .01, .95, 3);
  }

  private static PoolFigures figures(double[] values) {
    Resampled headline =
        new Resampled(FigureBuilder.mean(values), BOOTSTRAP.means(new double[][] {values})[0]);
    return new PoolFigures(
        100,
        IMAGES,
        IMAGES,
        IMAGES,
        List.of(),
        0,
        "recall@10",
        Verdict.ABOVE_CHANCE,
        0,
        headline,
        headline,
        BOOTSTRAP.sums(values));
  }

  private static double[] found(double share, long seed) {
    Random random = new Random(seed);
    double[] found = new double[IMAGES];
    Arrays.setAll(found, i -> random.nextDouble() < share ? 1 : 0);
    return found;
  }

  private static int[] images() {
    int[] images = new int[IMAGES];
    Arrays.setAll(images, i -> i);
    return images;
  }
}
