package io.crossmodal.encoder.train;

/**
 * How weights follow their gradients.
 *
 * @param epochs epochs at most
 * @param batchSize pictures a step; every other caption of the batch is a negative
 * @param learningRate the highest, after warm-up
 * @param warmUpEpochs epochs over which the learning rate rises from 0; it falls along a cosine
 *     then
 * @param weightDecay decay of matrices a step, times the learning rate
 * @param clipNorm Euclidean norm that the gradient is scaled down to
 * @param minTemperature lowest temperature that may be learnt, above 0
 * @param averaging how much of the average over past steps is kept a step; the average is what is
 *     validated and saved. 0 for the last step alone
 * @param patience epochs without a better validation MRR before the training ends
 */
public record OptimizerSettings(
    int epochs,
    int batchSize,
    double learningRate,
    double warmUpEpochs,
    double weightDecay,
    double clipNorm,
    double minTemperature,
    double averaging,
    int patience) {

  private static final String PREFIX = "optimizer.";

  public OptimizerSettings {
    Settings.check(PREFIX + "epochs", epochs, epochs >= 1 && epochs <= 10_000, "1..10000");
    Settings.check(PREFIX + "batch_size", batchSize, batchSize >= 2, "2 or more");
    Settings.check(
        PREFIX + "learning_rate", learningRate, learningRate > 0 && learningRate < 1, "0..1");
    Settings.check(
        PREFIX + "warm_up_epochs",
        warmUpEpochs,
        warmUpEpochs >= 0 && warmUpEpochs < epochs,
        "0 or more, fewer than epochs");
    Settings.checkFraction(PREFIX + "weight_decay", weightDecay);
    Settings.check(PREFIX + "clip_norm", clipNorm, clipNorm > 0, "above 0");
    Settings.check(
        PREFIX + "min_temperature",
        minTemperature,
        minTemperature > 0 && minTemperature <= 1,
        "above 0, at most 1");
    Settings.checkFraction(PREFIX + "averaging", averaging);
    Settings.check(PREFIX + "patience", patience, patience >= 1, "1 or more");
  }
}
