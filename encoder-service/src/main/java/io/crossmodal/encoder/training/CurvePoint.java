package io.crossmodal.encoder.training;

/**
 * What one epoch came to.
 *
 * @param epoch from 1
 * @param loss mean training loss in nats
 * @param validationRecallAt1 R@1 text to image on the validation part
 * @param validationMrr MRR text to image on the validation part
 * @param learningRate at its end
 * @param temperature of the softmax at its end
 * @param imagesPerSecond training pictures a second
 */
public record CurvePoint(
    int epoch,
    double loss,
    double validationRecallAt1,
    double validationMrr,
    double learningRate,
    double temperature,
    double imagesPerSecond) {}
