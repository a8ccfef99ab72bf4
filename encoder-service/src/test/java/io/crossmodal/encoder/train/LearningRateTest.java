package io.crossmodal.encoder.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class LearningRateTest {

  private static final Offset<Double> EXACT = within(1e-12);

  private final LearningRate rate = new LearningRate(0.1, 10, 110);

  @Test
  void risesLinearlyToTheHighest() {
    assertThat(rate.at(0)).isCloseTo(0.01, EXACT);
    assertThat(rate.at(4)).isCloseTo(0.05, EXACT);
    assertThat(rate.at(9)).isCloseTo(0.1, EXACT);
  }

  @Test
  void fallsAlongACosineToZero() {
    assertThat(rate.at(10)).isCloseTo(0.1, EXACT);
    assertThat(rate.at(35)).isCloseTo(0.1 * (1 + Math.sqrt(0.5)) / 2, EXACT);
    assertThat(rate.at(60)).isCloseTo(0.05, EXACT);
    assertThat(rate.at(110)).isCloseTo(0, EXACT);
    assertThat(rate.at(500)).isCloseTo(0, EXACT);
  }

  @Test
  void needsNoWarmUp() {
    assertThat(new LearningRate(0.1, 0, 100).at(0)).isCloseTo(0.1, EXACT);
  }
}
