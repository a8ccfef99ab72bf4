package io.crossmodal.eval.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class StatisticsTest {

  @Test
  void normalDistributionHasItsTabledValues() {
    assertThat(Normal.cdf(0)).isEqualTo(.5);
    assertThat(Normal.cdf(1.959963984540054)).isCloseTo(.975, within(1e-14));
    assertThat(Normal.cdf(-6)).isCloseTo(9.865876450376946e-10, within(1e-18));
    assertThat(Normal.quantile(.975)).isCloseTo(1.959963984540054, within(1e-10));
    assertThat(Normal.quantile(1e-9)).isCloseTo(-5.997807015007687, within(1e-8));
    assertThat(Normal.quantile(0)).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void holmMultipliesTheSmallestMost() {
    assertThat(Holm.adjust(new double[] {.01, .04, .03, .005}))
        .containsExactly(new double[] {.03, .06, .06, .02}, within(1e-12));
  }

  @Test
  void clopperPearsonHasItsTabledValues() {
    Interval interval = new BinomialProportion(5, 20).interval(.95);
    assertThat(interval.low()).isCloseTo(.0866, within(1e-4));
    assertThat(interval.high()).isCloseTo(.4910, within(1e-4));
    assertThat(new BinomialProportion(0, 20).interval(.95).low()).isZero();
  }

  @Test
  void percentilesInterpolate() {
    double[] sorted = {0, 10, 20};
    assertThat(Percentiles.at(sorted, .25)).isEqualTo(5);
    assertThat(Percentiles.at(sorted, 1)).isEqualTo(20);
  }

  @Test
  void chanceTestCountsImagesNotCaptions() {
    // Ten images with five captions each: 8 images found, where half is chance.
    double[] images = {5, 5, 5, 5, 5, 5, 5, 5, 0, 0};
    int[] five = {5, 5, 5, 5, 5, 5, 5, 5, 5, 5};
    double clustered = ChanceTest.pValue(images, five, .5);
    assertThat(clustered).isBetween(.01, .05);
    double[] captions = new double[50];
    int[] alone = new int[50];
    for (int i = 0; i < 50; i++) {
      captions[i] = i < 40 ? 1 : 0;
      alone[i] = 1;
    }
    assertThat(ChanceTest.pValue(captions, alone, .5)).isLessThan(1e-4);
  }

  @Test
  void chanceTestIsCalmWhereAllValuesAreChance() {
    assertThat(ChanceTest.pValue(new double[] {.1, .1, .1}, new int[] {1, 1, 1}, .1))
        .isCloseTo(1, within(1e-9));
  }

  @Test
  void intervalsForgiveRoundingOnly() {
    Interval interval = new Interval(.1 + 1e-12, .2);
    assertThat(interval.covers(.1)).isTrue();
    assertThat(interval.covers(.0999)).isFalse();
    assertThatThrownBy(() -> new Interval(2, 1))
        .hasMessage("interval: 2.0..1.0 (expected: ascending)");
  }
}
