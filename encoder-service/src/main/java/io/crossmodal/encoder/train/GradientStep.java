package io.crossmodal.encoder.train;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import io.crossmodal.encoder.model.TwoTowers;
import io.crossmodal.encoder.model.WeightSpec;
import io.crossmodal.encoder.model.Weights;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.util.Map;

/** One step of learning: forward, backward, clip, update. Not safe for several threads. */
final class GradientStep implements AutoCloseable {

  private final TwoTowers towers;
  private final Weights weights;
  private final InfoNce objective;
  private final AdamW optimizer;
  private final WeightAverage average;
  private final double highestLogScale;

  /** Owns the weights from now on. */
  GradientStep(TwoTowers towers, Weights weights, TrainingConfig config) {
    OptimizerSettings settings = config.optimizer();
    this.towers = towers;
    this.weights = weights;
    this.objective = new InfoNce(config.model().prefixes());
    this.highestLogScale = -Math.log(settings.minTemperature());
    for (WeightSpec spec : weights.specs()) {
      weights.array(spec.name()).setRequiresGradient(spec.trainable());
    }
    this.average = new WeightAverage(weights, settings.averaging());
    this.optimizer = new AdamW(weights, settings.weightDecay(), settings.clipNorm());
  }

  /** Learns from a batch; returns its loss in nats before the update. */
  double learn(Batch batch, double rate) {
    float loss;
    try (NDManager scope = weights.newScope();
        GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      NDArray value =
          objective.loss(
              towers.images(weights, scope, batch.images(), true),
              towers.texts(weights, scope, batch.texts()),
              weights.array(TwoTowers.LOGIT_SCALE),
              batch.identities());
      loss = value.getFloat();
      collector.backward(value);
    }
    if (!Float.isFinite(loss)) {
      throw ServiceException.of(
          ErrorReason.INVALID_PLAN,
          "loss: %s (expected: a finite number; lower optimizer.learning_rate)",
          loss);
    }
    optimizer.update(rate);
    clampTemperature();
    average.add();
    return loss;
  }

  private void clampTemperature() {
    float logScale = logScale();
    float clamped = (float) Math.clamp(logScale, 0, highestLogScale);
    if (clamped != logScale) {
      weights.set(TwoTowers.LOGIT_SCALE, new float[] {clamped});
    }
  }

  private float logScale() {
    return weights.array(TwoTowers.LOGIT_SCALE).toFloatArray()[0];
  }

  /** What the softmax divides cosines by. */
  double temperature() {
    return Math.exp(-logScale());
  }

  /** What has been learnt so far, by name. */
  Map<String, float[]> values() {
    return average.values();
  }

  @Override
  public void close() {
    weights.close();
  }
}
