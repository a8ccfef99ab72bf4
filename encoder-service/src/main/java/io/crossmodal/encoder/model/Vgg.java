package io.crossmodal.encoder.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.pooling.Pool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A VGG network (arXiv:1409.1556) up to the last layer before the classes: VGG11, 13, 16 and 19 of
 * torchvision, with batch normalization or without.
 *
 * <p>Which convolutions the picture is halved after can be told by the numbers in their names:
 * torchvision counts convolutions, normalizations, activations and poolings alike.
 */
record Vgg(List<Step> steps, List<Linear> layers) implements VisionNetwork {

  static final String FIRST = "features.0.weight";

  private static final int GRID = 7;
  private static final int HALVINGS = 5;
  private static final int MOST_STEPS = 100;
  private static final Shape TWO = new Shape(2, 2);

  /** A convolution, and whether the picture is halved after it. */
  record Step(FoldedConv convolution, boolean halved) {}

  static Vgg of(TensorSource tensors, int side) throws IOException {
    boolean normed = tensors.names().contains("features.1.running_mean");
    int parts = normed ? 3 : 2;
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < MOST_STEPS; i++) {
      long[] shape = tensors.shape("features.%d.weight".formatted(i));
      if (shape != null && shape.length == 4) {
        numbers.add(i);
      }
    }
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < numbers.size(); i++) {
      boolean last = i + 1 == numbers.size();
      boolean halved = last || numbers.get(i + 1) - numbers.get(i) > parts;
      String norm = normed ? "features." + (numbers.get(i) + 1) : null;
      FoldedConv convolution = FoldedConv.of(tensors, "features." + numbers.get(i), norm, 1);
      steps.add(new Step(convolution, halved));
    }
    long halvings = steps.stream().filter(Step::halved).count();
    if (halvings != HALVINGS || side / 32 != GRID) {
      throw new IOException(
          "%d poolings and pictures of %d pixels (expected: %d, and 224 pixels)"
              .formatted(halvings, side, HALVINGS));
    }
    int cells = steps.getLast().convolution().out() * GRID * GRID;
    Linear first = linear(tensors, "classifier.0", cells);
    return new Vgg(steps, List.of(first, linear(tensors, "classifier.3", first.out())));
  }

  private static Linear linear(TensorSource tensors, String name, int in) throws IOException {
    long[] shape = tensors.shape(name + ".weight");
    if (shape == null || shape.length != 2 || shape[1] != in || shape[0] > 65_536) {
      throw new IOException(
          "%s.weight: %s (expected: shape [1..65536, %d])"
              .formatted(name, shape == null ? "missing" : Arrays.toString(shape), in));
    }
    return new Linear(name, in, (int) shape[0]);
  }

  @Override
  public int dimension() {
    return layers.getLast().out();
  }

  @Override
  public String describe() {
    return "VGG%d for pictures alone, without its classes.".formatted(steps.size() + 3);
  }

  @Override
  public List<FoldedConv> convolutions() {
    return steps.stream().map(Step::convolution).toList();
  }

  @Override
  public NDArray forward(Weights weights, NDArray pictures) {
    NDArray x = pictures;
    for (Step step : steps) {
      x = Activation.relu(step.convolution().forward(weights, x));
      if (step.halved()) {
        x = Pool.maxPool2d(x, TWO, TWO, new Shape(0, 0), false);
      }
    }
    x = x.reshape(x.getShape().get(0), -1);
    for (Linear layer : layers) {
      x = Activation.relu(layer.forward(weights, x));
    }
    return x;
  }
}
