package io.crossmodal.encoder.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crossmodal.encoder.model.Architecture;
import io.crossmodal.encoder.model.TwoTowers;
import io.crossmodal.encoder.model.Weights;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WeightAverageTest {

  private static final String NAME = TwoTowers.LOGIT_SCALE;

  private final Weights weights =
      new TwoTowers(new Architecture(8, 16, 1, 4, 0, 1, 4, 4)).initialWeights(1);

  @AfterEach
  void close() {
    weights.close();
  }

  @Test
  void isTheLastStepWithoutAveraging() {
    WeightAverage average = new WeightAverage(weights, 0);
    step(average, 1);
    step(average, 5);
    assertThat(average.values().get(NAME)).containsExactly(5);
  }

  @Test
  void movesAShareOfTheWayToEachStep() {
    WeightAverage average = new WeightAverage(weights, 0.05);
    step(average, 1);
    assertThat(average.values().get(NAME)).containsExactly(1);
    step(average, 3);
    assertThat(average.values().get(NAME)[0]).isCloseTo(1 + 2 * 0.95f, within(1e-6f));
    assertThat(average.values()).containsOnlyKeys(weights.values().keySet());
  }

  @Test
  void keepsMoreTheLongerItRuns() {
    WeightAverage average = new WeightAverage(weights, 0.9);
    for (int i = 0; i < 200; i++) {
      step(average, 1);
    }
    step(average, 2);
    assertThat(average.values().get(NAME)[0]).isCloseTo(1.1f, within(1e-5f));
  }

  private void step(WeightAverage average, float value) {
    weights.set(NAME, new float[] {value});
    average.add();
  }
}
