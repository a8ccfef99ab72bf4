package io.crossmodal.encoder.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import io.crossmodal.encoder.model.Architecture;
import io.crossmodal.encoder.model.TwoTowers;
import io.crossmodal.encoder.model.WeightSpec;
import io.crossmodal.encoder.model.Weights;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdamWTest {

  private static final double RATE = 0.01;
  private static final double DECAY = 0.1;

  /** Two arrays of the model, one decayed and one not. */
  private static final List<WeightSpec> SPECS =
      new TwoTowers(new Architecture(8, 16, 1, 4, 0, 1, 4, 4))
          .initialWeights(1).specs().stream()
              .filter(spec -> spec.name().startsWith("text.projection"))
              .toList();

  @Test
  void followsThePaper() {
    try (Weights weights = Weights.random(SPECS, 1)) {
      float[] matrix = weights.array("text.projection.weight").toFloatArray();
      double[] expected = new double[matrix.length];
      double[] mean = new double[matrix.length];
      double[] variance = new double[matrix.length];
      for (int i = 0; i < matrix.length; i++) {
        expected[i] = matrix[i];
      }
      AdamW optimizer = optimizer(weights, 1e9);
      for (int step = 1; step <= 5; step++) {
        backward(weights);
        optimizer.update(RATE);
        for (int i = 0; i < matrix.length; i++) {
          double gradient = 2 * expected[i];
          mean[i] = 0.9 * mean[i] + 0.1 * gradient;
          variance[i] = 0.98 * variance[i] + 0.02 * gradient * gradient;
          double unbiasedMean = mean[i] / (1 - Math.pow(0.9, step));
          double unbiasedVariance = variance[i] / (1 - Math.pow(0.98, step));
          expected[i] -= RATE * DECAY * expected[i];
          expected[i] -= RATE * unbiasedMean / (Math.sqrt(unbiasedVariance) + 1e-8);
        }
      }
      float[] trained = weights.array("text.projection.weight").toFloatArray();
      for (int i = 0; i < trained.length; i++) {
        assertThat((double) trained[i]).isCloseTo(expected[i], within(2e-5));
      }
    }
  }

  @Test
  void clearsGradientsAndLeavesBiasesWithoutGradientAlone() {
    try (Weights weights = Weights.random(SPECS, 1)) {
      AdamW optimizer = optimizer(weights, 1);
      backward(weights);
      assertThat(optimizer.update(RATE)).isGreaterThan(0);
      assertThat(weights.array("text.projection.bias").toFloatArray()).containsOnly(0);
      try (NDArray gradient = weights.array("text.projection.weight").getGradient()) {
        assertThat(gradient.toFloatArray()).containsOnly(0);
      }
    }
  }

  @Test
  void boundsTheNormOfTheGradient() {
    try (Weights clipped = Weights.random(SPECS, 1);
        Weights free = Weights.random(SPECS, 1)) {
      AdamW tight = optimizer(clipped, 1e-9);
      AdamW loose = optimizer(free, 1e9);
      backward(clipped);
      backward(free);
      assertThat(tight.update(RATE)).isEqualTo(loose.update(RATE));
      // A gradient far below epsilon hardly moves the weights; a free one moves them by the rate.
      assertThat(moved(clipped)).isLessThan(0.3 * moved(free));
    }
  }

  private static double moved(Weights weights) {
    try (Weights first = Weights.random(SPECS, 1)) {
      float[] before = first.array("text.projection.weight").toFloatArray();
      float[] after = weights.array("text.projection.weight").toFloatArray();
      double sum = 0;
      for (int i = 0; i < before.length; i++) {
        sum += Math.abs(after[i] - before[i]);
      }
      return sum;
    }
  }

  private static AdamW optimizer(Weights weights, double clipNorm) {
    SPECS.forEach(spec -> weights.array(spec.name()).setRequiresGradient(true));
    return new AdamW(weights, DECAY, clipNorm);
  }

  /** The gradient of the sum of all squares. */
  private static void backward(Weights weights) {
    try (NDManager scope = weights.newScope();
        GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      NDArray sum = scope.create(0f);
      for (WeightSpec spec : SPECS) {
        sum = sum.add(weights.array(spec.name()).square().sum());
      }
      collector.backward(sum);
    }
  }
}
