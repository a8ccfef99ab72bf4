package io.crossmodal.encoder.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import io.crossmodal.encoder.model.WeightSpec;
import io.crossmodal.encoder.model.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter, 2019), on a gradient of bounded norm.
 */
final class AdamW {

  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.98f;
  private static final float EPSILON = 1e-8f;
  private static final float UNCLIPPED = -1;

  private final Weights weights;
  private final List<WeightSpec> trained;
  private final Map<String, NDArray> means;
  private final Map<String, NDArray> variances;
  private final double weightDecay;
  private final double clipNorm;
  private int updates;

  AdamW(Weights weights, double weightDecay, double clipNorm) {
    this.weights = weights;
    this.trained = weights.specs().stream().filter(WeightSpec::trainable).toList();
    this.means = weights.zeros();
    this.variances = weights.zeros();
    this.weightDecay = weightDecay;
    this.clipNorm = clipNorm;
  }

  /** Applies and clears the gradients that the weights hold; returns their norm before clipping. */
  double update(double rate) {
    updates++;
    List<NDArray> gradients = new ArrayList<>(trained.size());
    try {
      trained.forEach(spec -> gradients.add(weights.array(spec.name()).getGradient()));
      double norm = norm(gradients);
      float shrink = (float) Math.min(1, clipNorm / Math.max(norm, 1e-12));
      for (int i = 0; i < gradients.size(); i++) {
        update(trained.get(i), gradients.get(i), (float) rate, shrink);
      }
      return norm;
    } finally {
      gradients.forEach(NDArray::close);
    }
  }

  private void update(WeightSpec spec, NDArray gradient, float rate, float shrink) {
    NDArray weight = weights.array(spec.name());
    double unbias = Math.sqrt(1 - Math.pow(BETA2, updates)) / (1 - Math.pow(BETA1, updates));
    weight
        .getNDArrayInternal()
        .adamUpdate(
            new NDList(weight, gradient, means.get(spec.name()), variances.get(spec.name())),
            new NDList(weight),
            rate,
            (float) (rate * unbias),
            spec.decayed() ? (float) weightDecay : 0,
            shrink,
            UNCLIPPED,
            BETA1,
            BETA2,
            EPSILON,
            false,
            true);
  }

  private static double norm(List<NDArray> gradients) {
    double squares = 0;
    for (NDArray gradient : gradients) {
      try (NDArray norm = gradient.norm()) {
        squares += Math.pow(norm.getFloat(), 2);
      }
    }
    return Math.sqrt(squares);
  }
}
