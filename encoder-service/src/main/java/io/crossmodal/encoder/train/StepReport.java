package io.crossmodal.encoder.train;

/**
 * One step of a training.
 *
 * @param epoch from 1
 * @param epochs epochs at most
 * @param step of the epoch, from 1
 * @param steps of an epoch
 * @param loss in nats
 */
public record StepReport(
    int epoch, int epochs, int step, int steps, double loss, double learningRate) {

  @Override
  public String toString() {
    return "epoch %d/%d: step %d/%d, loss %.3f".formatted(epoch, epochs, step, steps, loss);
  }
}
