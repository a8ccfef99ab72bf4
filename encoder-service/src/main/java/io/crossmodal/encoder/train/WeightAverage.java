package io.crossmodal.encoder.train;

import ai.djl.ndarray.NDArray;
import io.crossmodal.encoder.model.WeightSpec;
import io.crossmodal.encoder.model.Weights;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The exponential average of weights over steps, which ranks better than the last step where data
 * is scarce. The arrays end with the weights.
 */
final class WeightAverage {

  /** Steps over which the average forgets the first weights, however much it keeps later. */
  private static final double START = 10;

  private final Weights weights;
  private final double keep;
  private final Map<String, NDArray> averages;
  private int steps;

  /**
   * Begins with the weights as they are.
   *
   * @param keep share of the average that stays at a step, 0 to 1; 0 for no average
   */
  WeightAverage(Weights weights, double keep) {
    this.weights = weights;
    this.keep = keep;
    this.averages = keep == 0 ? Map.of() : weights.zeros();
  }

  /** Takes a step's weights in. */
  void add() {
    double kept = Math.min(keep, steps / (START + steps));
    averages.forEach(
        (name, average) -> {
          try (NDArray weight = weights.array(name).stopGradient();
              NDArray way = weight.sub(average)) {
            average.addi(way.muli(1 - kept));
          }
        });
    steps++;
  }

  /** The values by name: averages, or the weights themselves without averaging. */
  Map<String, float[]> values() {
    if (averages.isEmpty()) {
      return weights.values();
    }
    Map<String, float[]> values = new LinkedHashMap<>();
    for (WeightSpec spec : weights.specs()) {
      values.put(
          spec.name(),
          averages.getOrDefault(spec.name(), weights.array(spec.name())).toFloatArray());
    }
    return values;
  }
}
