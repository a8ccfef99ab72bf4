package io.crossmodal.eval.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChanceLevelTest {

  @Test
  void isKOverCForOneRelevantItem() {
    assertThat(chance(new SuccessAt(10), 100, 1)).isCloseTo(.1, within(1e-12));
    assertThat(chance(new RecallAt(3), 500, 1)).isCloseTo(3 / 500.0, within(1e-12));
  }

  @Test
  void isTheHarmonicMeanRankForReciprocalRank() {
    double harmonic = IntStream.rangeClosed(1, 100).mapToDouble(i -> 1.0 / i).sum();
    assertThat(chance(new ReciprocalRank(), 100, 1)).isCloseTo(harmonic / 100, within(1e-12));
  }

  @Test
  void isTheChanceOfAnyHitForSeveralRelevantItems() {
    // None of 5 relevant among the first 10 of 100: choose(95, 10) / choose(100, 10).
    double none =
        IntStream.range(0, 10).mapToDouble(i -> (95.0 - i) / (100 - i)).reduce(1, (a, b) -> a * b);
    assertThat(chance(new SuccessAt(10), 100, 5)).isCloseTo(1 - none, within(1e-12));
    assertThat(chance(new RecallAt(10), 100, 5)).isCloseTo(.1, within(1e-12));
    assertThat(chance(new PrecisionAt(10), 100, 5)).isCloseTo(.05, within(1e-12));
    assertThat(chance(new FirstRank(true), 100, 5)).isCloseTo(101 / 6.0, within(1e-10));
  }

  private static double chance(Measure measure, int candidates, int relevant) {
    return ChanceLevel.of(List.of(measure), candidates, relevant)[0];
  }
}
