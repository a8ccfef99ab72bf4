package io.crossmodal.eval.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DistributionTest {

  @Test
  void hypergeometricEqualsTheRatioOfBinomials() {
    Distribution law = Distribution.hypergeometric(20, 7, 9);
    for (int x = 0; x <= 7; x++) {
      double exact = choose(7, x) * choose(13, 9 - x) / choose(20, 9);
      assertThat(law.weights()[x - law.from()]).isCloseTo(exact, within(1e-14));
    }
  }

  @Test
  void hypergeometricIsCertainWhereEverythingIsDrawn() {
    Distribution law = Distribution.hypergeometric(5000, 1234, 5000);
    assertThat(law.from()).isEqualTo(1234);
    assertThat(law.weights()).containsExactly(1);
  }

  @Test
  void hypergeometricKeepsItsMeanWhereItIsWide() {
    Distribution law = Distribution.hypergeometric(25_000, 12_345, 500);
    double mean =
        IntStream.range(0, law.weights().length)
            .mapToDouble(i -> (law.from() + i) * law.weights()[i])
            .sum();
    assertThat(mean).isCloseTo(500 * 12_345 / 25_000.0, within(1e-9));
  }

  @Test
  void othersBeforeASingleItemAreUniform() {
    assertThat(Distribution.othersBefore(1, 1, 4).weights())
        .containsExactly(new double[] {.2, .2, .2, .2, .2}, within(1e-15));
  }

  @Test
  void othersBeforeAreNegativeHypergeometric() {
    Distribution law = Distribution.othersBefore(2, 3, 4);
    for (int y = 0; y <= 4; y++) {
      double exact = choose(y + 1, 1) * choose(5 - y, 1) / choose(7, 3);
      assertThat(law.weights()[y - law.from()]).isCloseTo(exact, within(1e-14));
    }
  }

  @Test
  void binomialTailsAddUp() {
    Distribution law = Distribution.binomial(1000, .1);
    assertThat(law.atLeast(118) + law.atMost(117)).isCloseTo(1, within(1e-12));
    assertThat(law.atLeast(118)).isCloseTo(.0346, within(2e-3));
  }

  private static double choose(int n, int k) {
    return k < 0 || k > n
        ? 0
        : IntStream.rangeClosed(1, k)
            .mapToDouble(i -> (double) (n - k + i) / i)
            .reduce(1, (a, b) -> a * b);
  }
}
