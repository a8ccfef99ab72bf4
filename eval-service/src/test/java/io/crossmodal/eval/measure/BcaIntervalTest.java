package io.crossmodal.eval.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BcaIntervalTest {

  @Test
  void isCloseToTheExactIntervalOfAProportion() {
    double[] values = IntStream.range(0, 1_000).mapToDouble(i -> i < 118 ? 1 : 0).toArray();
    Interval exact = new BinomialProportion(118, 1_000).interval(.95);
    Interval interval = interval(values);
    assertThat(interval.low()).isCloseTo(exact.low(), within(.003));
    assertThat(interval.high()).isCloseTo(exact.high(), within(.003));
  }

  @Test
  void coversTheTrueMeanAboutAsOftenAsItSays() {
    Random random = new Random(11);
    int covered = 0;
    for (int trial = 0; trial < 200; trial++) {
      double[] values = random.doubles(60).map(u -> u < .2 ? 1 : 0).toArray();
      covered += interval(values).covers(.2) ? 1 : 0;
    }
    assertThat(covered).isBetween(180, 200);
  }

  @Test
  void staysHonestWhereEveryQuerySucceeded() {
    Interval all = interval(IntStream.range(0, 30).mapToDouble(i -> 1).toArray());
    assertThat(all.high()).isEqualTo(1);
    assertThat(all.low())
        .isCloseTo(new BinomialProportion(30, 30).interval(.95).low(), within(1e-9));
    Interval none = interval(new double[30]);
    assertThat(none.low()).isZero();
    assertThat(none.high()).isCloseTo(1 - all.low(), within(1e-12));
  }

  @Test
  void isAPointWhereEveryQueryHasTheSameValueBetween() {
    double[] values = IntStream.range(0, 30).mapToDouble(i -> .25).toArray();
    assertThat(interval(values)).isEqualTo(new Interval(.25, .25));
  }

  private static Interval interval(double[] values) {
    ClusterBootstrap bootstrap =
        new ClusterBootstrap(IntStream.range(0, values.length).toArray(), 1_000, 5);
    return BcaInterval.of(
        Arrays.stream(values).average().orElseThrow(),
        bootstrap.means(new double[][] {values})[0],
        bootstrap.sums(values),
        bootstrap.sizes(),
        .95);
  }
}
