package io.crossmodal.encoder.train;

/**
 * What one epoch came to.
 *
 * @param epoch from 1
 * @param loss mean training loss in nats
 * @param validationRecallAt1 R@1 text to image on the validation part, every caption asked
 * @param validationMrr MRR text to image on the validation part
 * @param learningRate at its end
 * @param temperature of the softmax at its end
 * @param imagesPerSecond training pictures a second
 * @param best true if its validation MRR is the highest so far
 */
public record EpochReport(
    int epoch,
    double loss,
    double validationRecallAt1,
    double validationMrr,
    double learningRate,
    double temperature,
    double imagesPerSecond,
    boolean best) {

  @Override
  public String toString() {
    return "epoch %d: loss %.4f, validation R@1 %.4f, MRR %.4f, rate %.2e, temperature %.4f, %.0f images/s%s"
        .formatted(
            epoch,
            loss,
            validationRecallAt1,
            validationMrr,
            learningRate,
            temperature,
            imagesPerSecond,
            best ? ", best" : "");
  }
}
