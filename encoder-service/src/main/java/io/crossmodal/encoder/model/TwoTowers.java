package io.crossmodal.encoder.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.crossmodal.encoder.input.ImageTensor;
import io.crossmodal.encoder.input.TokenizedText;
import java.util.List;
import java.util.stream.Stream;

/**
 * The forward passes of a dual encoder, without its weights; shared by serving and training.
 *
 * <p>Results live in the manager that is passed in, and are not normalized.
 */
public final class TwoTowers {

  /** Natural logarithm of the factor on cosines; what InfoNCE learns as its inverse temperature. */
  public static final String LOGIT_SCALE = "logit_scale";

  private static final double FIRST_TEMPERATURE = 0.07;

  private final Architecture sizes;
  private final ImageTower imageTower;
  private final TextTower textTower;

  public TwoTowers(Architecture sizes) {
    this.sizes = sizes;
    imageTower = new ImageTower(sizes);
    textTower = new TextTower(sizes);
  }

  Stream<WeightSpec> weights() {
    return Stream.concat(
        Stream.concat(imageTower.weights(), textTower.weights()),
        Stream.of(WeightSpec.constant(LOGIT_SCALE, -Math.log(FIRST_TEMPERATURE), 1)));
  }

  /** First weights, always the same for a seed. */
  public Weights initialWeights(long seed) {
    return Weights.random(weights().toList(), seed);
  }

  public Architecture sizes() {
    return sizes;
  }

  /** {@code (texts, dimension)}. */
  public NDArray texts(Weights weights, NDManager scope, List<TokenizedText> texts) {
    return textTower.forward(weights, padded(scope, texts));
  }

  /**
   * {@code (pictures, dimension)}.
   *
   * @param training true to normalize by the batch's own statistics and to keep running ones
   */
  public NDArray images(
      Weights weights, NDManager scope, List<ImageTensor> images, boolean training) {
    return imageTower.forward(
        weights, PixelScale.stacked(scope, images, sizes.imageSide()), training);
  }

  private NDArray padded(NDManager scope, List<TokenizedText> texts) {
    int longest = texts.stream().mapToInt(TokenizedText::length).max().orElse(1);
    long[] ids = new long[texts.size() * longest];
    for (int i = 0; i < texts.size(); i++) {
      long[] row = texts.get(i).ids();
      System.arraycopy(row, 0, ids, i * longest, row.length);
    }
    return scope.create(ids, new Shape(texts.size(), longest));
  }
}
