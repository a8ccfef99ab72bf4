package io.crossmodal.encoder.train;

import io.crossmodal.encoder.model.WeightPrecision;

/**
 * Everything that a training depends on, beside the data.
 *
 * @param model sizes of the towers
 * @param data how examples are prepared and varied
 * @param optimizer how weights are learnt
 * @param weights how the weights are stored in the end
 * @param seed of the first weights, the order of the data and its variations
 */
public record TrainingConfig(
    TowerSizes model,
    DataSettings data,
    OptimizerSettings optimizer,
    WeightPrecision weights,
    long seed) {

  public TrainingConfig withSeed(long other) {
    return new TrainingConfig(model, data, optimizer, weights, other);
  }
}
