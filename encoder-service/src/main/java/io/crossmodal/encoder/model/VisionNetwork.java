package io.crossmodal.encoder.model;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A convolutional network without its classes, whose arrays are called as torchvision calls them
 * and whose sizes are those of the arrays.
 */
interface VisionNetwork {

  /** Components of what it makes of a picture. */
  int dimension();

  /** What it is, in words. */
  String describe();

  /** Its convolutions. */
  List<FoldedConv> convolutions();

  /** Its linear layers. */
  List<Linear> layers();

  /** {@code (batch, 3, side, side)} to {@code (batch, dimension)}. */
  NDArray forward(Weights weights, NDArray pictures);

  /**
   * The network that a file holds.
   *
   * @param side pixels of the pictures
   */
  static VisionNetwork of(TensorSource tensors, int side) throws IOException {
    if (tensors.names().contains(ResNet.FIRST)) {
      return ResNet.of(tensors);
    }
    if (tensors.names().contains(Vgg.FIRST)) {
      return Vgg.of(tensors, side);
    }
    throw new IOException(
        "%s: missing (expected: it of a ResNet, or %s of a VGG, as torchvision names them)"
            .formatted(ResNet.FIRST, Vgg.FIRST));
  }

  /** Its weights, which are the caller's to close. */
  default Weights read(TensorSource tensors) throws IOException {
    Map<String, float[]> values = new LinkedHashMap<>();
    for (FoldedConv convolution : convolutions()) {
      convolution.read(tensors, values);
    }
    List<WeightSpec> linear = layers().stream().flatMap(Layer::weights).toList();
    for (WeightSpec spec : linear) {
      values.put(spec.name(), tensors.read(spec.name(), spec.shape().getShape()));
    }
    Stream<WeightSpec> convolved = convolutions().stream().flatMap(FoldedConv::weights);
    return Weights.of(Stream.concat(convolved, linear.stream()).toList(), values);
  }
}
