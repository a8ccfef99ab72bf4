package io.crossmodal.encoder.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InfoNceTest {

  private static final int BATCH = 4;
  private static final int DIMENSION = 6;
  private static final int[] DIFFERENT = {0, 1, 2, 3};
  private static final float LOG_SCALE = 1.5f;

  private final NDManager scope = NDManager.newBaseManager("PyTorch");
  private final InfoNce objective = new InfoNce(List.of(3, DIMENSION));
  private final float[] images = random(1);
  private final float[] texts = random(2);

  @AfterEach
  void close() {
    scope.close();
  }

  @Test
  void isTheMeanCrossEntropyOfBothDirectionsAndAllPrefixes() {
    double expected = 0;
    for (int prefix : objective.prefixes()) {
      expected += crossEntropy(images, texts, prefix) + crossEntropy(texts, images, prefix);
    }
    assertThat(loss(images, texts, LOG_SCALE, DIFFERENT)).isCloseTo(expected / 4, within(1e-5));
  }

  @Test
  void hasTheGradientOfFiniteDifferences() {
    NDArray left = matrix(images);
    NDArray right = matrix(texts);
    NDArray scale = scope.create(new float[] {LOG_SCALE});
    for (NDArray array : List.of(left, right, scale)) {
      array.setRequiresGradient(true);
    }
    try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      collector.backward(objective.loss(left, right, scale, DIFFERENT));
    }
    float[] ofImages = left.getGradient().toFloatArray();
    float[] ofTexts = right.getGradient().toFloatArray();
    for (int i = 0; i < images.length; i++) {
      int at = i;
      assertThat((double) ofImages[i])
          .isCloseTo(
              slope(h -> loss(moved(images, at, h), texts, LOG_SCALE, DIFFERENT)), within(1e-3));
      assertThat((double) ofTexts[i])
          .isCloseTo(
              slope(h -> loss(images, moved(texts, at, h), LOG_SCALE, DIFFERENT)), within(1e-3));
    }
    assertThat((double) scale.getGradient().toFloatArray()[0])
        .isCloseTo(slope(h -> loss(images, texts, LOG_SCALE + h, DIFFERENT)), within(1e-3));
  }

  @Test
  void knowsNoNegativesAmongRowsOfOnePicture() {
    float[] twins = images.clone();
    System.arraycopy(twins, 0, twins, DIMENSION, DIMENSION);
    float[] sameTexts = texts.clone();
    System.arraycopy(sameTexts, 0, sameTexts, DIMENSION, DIMENSION);
    double apart = loss(twins, sameTexts, LOG_SCALE, DIFFERENT);
    double together = loss(twins, sameTexts, LOG_SCALE, new int[] {0, 0, 2, 3});
    assertThat(together).isLessThan(apart - 0.1);
  }

  @Test
  void isTheLogarithmOfTheBatchForEqualEmbeddings() {
    float[] ones = new float[BATCH * DIMENSION];
    Arrays.fill(ones, 1);
    assertThat(loss(ones, ones, LOG_SCALE, DIFFERENT)).isCloseTo(Math.log(BATCH), within(1e-5));
  }

  private interface Function {
    double at(float h);
  }

  /** Central differences of the fourth order: fp32 allows no small step. */
  private static double slope(Function function) {
    float h = 1e-2f;
    double near = function.at(h) - function.at(-h);
    double far = function.at(2 * h) - function.at(-2 * h);
    return (8 * near - far) / (12 * h);
  }

  private static float[] moved(float[] values, int at, float h) {
    float[] moved = values.clone();
    moved[at] += h;
    return moved;
  }

  private double loss(float[] left, float[] right, float logScale, int[] identities) {
    NDArray scale = scope.create(new float[] {logScale});
    return objective.loss(matrix(left), matrix(right), scale, identities).getFloat();
  }

  private NDArray matrix(float[] values) {
    return scope.create(values, new Shape(BATCH, DIMENSION));
  }

  private static float[] random(long seed) {
    Random random = new Random(seed);
    float[] values = new float[BATCH * DIMENSION];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static double crossEntropy(float[] queries, float[] items, int prefix) {
    double loss = 0;
    for (int i = 0; i < BATCH; i++) {
      double sum = 0;
      for (int j = 0; j < BATCH; j++) {
        sum += Math.exp(Math.exp(LOG_SCALE) * cosine(queries, i, items, j, prefix));
      }
      loss += Math.log(sum) - Math.exp(LOG_SCALE) * cosine(queries, i, items, i, prefix);
    }
    return loss / BATCH;
  }

  private static double cosine(float[] a, int i, float[] b, int j, int prefix) {
    double dot = 0;
    double left = 0;
    double right = 0;
    for (int k = 0; k < prefix; k++) {
      dot += a[i * DIMENSION + k] * b[j * DIMENSION + k];
      left += Math.pow(a[i * DIMENSION + k], 2);
      right += Math.pow(b[j * DIMENSION + k], 2);
    }
    return dot / Math.sqrt(left * right);
  }
}
