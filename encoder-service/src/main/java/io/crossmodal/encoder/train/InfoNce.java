package io.crossmodal.encoder.train;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * Symmetric InfoNCE (van den Oord et al., 2018; Radford et al., 2021), averaged over prefixes of
 * the embeddings so that each of them ranks by itself (Kusupati et al., 2022).
 *
 * @param prefixes leading components to normalize and compare, ascending
 */
record InfoNce(List<Integer> prefixes) {

  private static final float NEVER = -1e9f;

  /**
   * The loss of a batch in nats, a scalar in the manager of {@code images}.
   *
   * @param images {@code (batch, dimension)}, not normalized
   * @param texts {@code (batch, dimension)}; row i belongs to picture i
   * @param logScale logarithm of the factor on cosines, {@code (1)}
   * @param identities rows of the same number are no negatives of each other
   */
  NDArray loss(NDArray images, NDArray texts, NDArray logScale, int[] identities) {
    NDManager scope = images.getManager();
    int batch = identities.length;
    NDArray own = scope.eye(batch);
    NDArray excluded = scope.create(excluded(identities), new Shape(batch, batch));
    NDArray scale = scope.ones(new Shape(1)).mul(logScale.exp());
    NDArray sum = scope.zeros(new Shape(1));
    for (int prefix : prefixes) {
      NDArray left = head(images, prefix);
      NDArray right = head(texts, prefix);
      NDArray logits = left.matMul(right.transpose()).mul(scale).add(excluded);
      sum = sum.add(crossEntropy(logits, own)).add(crossEntropy(logits.transpose(), own));
    }
    return sum.div(2f * prefixes.size()).sum();
  }

  private static NDArray head(NDArray embeddings, int prefix) {
    return embeddings.get(new NDIndex(":, :" + prefix)).normalize(2, 1);
  }

  private static NDArray crossEntropy(NDArray logits, NDArray own) {
    return logits.logSoftmax(1).mul(own).sum().neg().div(own.getShape().get(0));
  }

  private static float[] excluded(int[] identities) {
    int batch = identities.length;
    float[] bias = new float[batch * batch];
    for (int i = 0; i < batch; i++) {
      for (int j = 0; j < batch; j++) {
        bias[i * batch + j] = i != j && identities[i] == identities[j] ? NEVER : 0;
      }
    }
    return bias;
  }
}
