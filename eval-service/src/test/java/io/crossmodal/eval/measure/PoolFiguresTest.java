package io.crossmodal.eval.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PoolFiguresTest {

  @Test
  void aHeadlineAtItsCeilingTellsNothingMore() {
    assertThat(figures(.995).saturated()).isTrue();
    assertThat(figures(.98).saturated()).isFalse();
  }

  @Test
  void namesTheMeasuresThatItKnows() {
    assertThatThrownBy(() -> figures(.5).figure("recall@7"))
        .hasMessage("measure: recall@7 (expected: one of [recall@10])");
  }

  private static PoolFigures figures(double recall) {
    Figure figure = new Figure("recall@10", recall, new Interval(recall, recall), recall, null, .1);
    Resampled resampled = new Resampled(recall, new double[] {recall});
    return new PoolFigures(
        100,
        1_000,
        1_000,
        1_000,
        List.of(figure),
        0,
        "recall@10",
        Verdict.ABOVE_CHANCE,
        0,
        resampled,
        resampled,
        new double[1]);
  }
}
