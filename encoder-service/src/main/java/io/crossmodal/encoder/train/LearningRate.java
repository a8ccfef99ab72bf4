package io.crossmodal.encoder.train;

/**
 * Rises linearly over the warm-up, then falls along half a cosine to 0.
 *
 * @param highest the rate at the end of the warm-up
 * @param warmUpSteps steps of the rise
 * @param steps steps of the whole training
 */
record LearningRate(double highest, int warmUpSteps, int steps) {

  /** The rate of a step, counted from 0. */
  double at(int step) {
    if (step < warmUpSteps) {
      return highest * (step + 1) / warmUpSteps;
    }
    double done = (double) (step - warmUpSteps) / Math.max(1, steps - warmUpSteps);
    return highest * 0.5 * (1 + Math.cos(Math.PI * Math.min(1, done)));
  }
}
