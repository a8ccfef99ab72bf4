package io.crossmodal.eval.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdviceTest {

  private static final Offer FULL = offer("full", 2_048, 3, 1, 1);
  private static final Offer HALF = offer("half", 1_024, 2, .999, .995);
  private static final Offer BYTES = offer("bytes", 516, 1, .992, .985);
  private static final Offer BITS = offer("bits", 68, .5, .7, .65);
  private static final Offer SLOW = offer("slow", 1_100, 9, .99, .98);
  private static final List<Offer> ALL = List.of(FULL, HALF, BYTES, BITS, SLOW);

  @Test
  void choosesTheFewestBytesThatAreShownToKeepEnough() {
    Advice advice = Advice.on(ALL, Budget.parse("R@1>=.99"));

    assertThat(advice.choice()).contains(HALF);
    assertThat(advice.runnerUp()).contains(FULL);
    assertThat(advice.nearest()).isEmpty();
    assertThat(advice.missed(BYTES))
        .extracting(Budget.Limit::toString)
        .containsExactly("R@1>=0.99");
  }

  @Test
  void everyLimitMustHold() {
    Advice advice = Advice.on(ALL, Budget.parse(" r@1 >= 98% , bytes<=600,p99<=1500us "));

    assertThat(advice.choice()).contains(BYTES);
    assertThat(advice.runnerUp()).isEmpty();
  }

  @Test
  void namesTheNearestWhereNoneIsInside() {
    Advice advice = Advice.on(ALL, Budget.parse("R@1>=.99, bytes<=500"));

    assertThat(advice.choice()).isEmpty();
    assertThat(advice.nearest()).contains(BYTES);
    assertThat(advice.missed(BYTES)).hasSize(2);
  }

  @Test
  void theFrontHoldsWhatNoOtherBeats() {
    assertThat(Advice.on(ALL, Budget.parse("bytes<=100")).front())
        .containsExactly(BITS, BYTES, HALF, FULL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " , ",
        "R@1",
        "R@1<=.9",
        "bytes>=5",
        "bytes<=0",
        "R@1>=1.2",
        "R@1>=0",
        "p99<=5kg",
        "bytes<=5ms",
        "R@1>=.9ms",
        "p99<=.",
        "p99<=5 %"
      })
  void refusesWhatIsNoBudget(String text) {
    assertThatThrownBy(() -> Budget.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("budget: ")
        .hasMessageContaining("(expected: limits such as R@1>=.99");
  }

  @Test
  void refusesAQualityThatWasNotMeasured() {
    assertThatThrownBy(() -> Advice.on(ALL, Budget.parse("R@7>=.9")))
        .hasMessage("budget: R@7 (expected: bytes, p50, p99 or one of [R@1])");
  }

  private static Offer offer(String view, double bytes, double p99, double share, double low) {
    return new Offer(
        view,
        512,
        "fp32",
        Served.PLAIN,
        bytes,
        p99 / 2,
        p99,
        List.of(new Kept("R@1", share / 2, share, new Interval(low, Math.max(low, share)))));
  }
}
