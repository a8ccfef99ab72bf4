package io.crossmodal.encoder.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A square convolution and, multiplied into it when it is read, the batch normalization after it.
 *
 * @param norm name of the normalization; null for none, and then it has a bias of its own
 * @param kernel side of the filter; as much is padded as keeps the size of the picture
 */
record FoldedConv(String name, @Nullable String norm, int in, int out, int kernel, int stride) {

  private static final double EPSILON = 1e-5;

  /** A convolution of the shape that its filters have in a file. */
  static FoldedConv of(TensorSource tensors, String name, @Nullable String norm, int stride)
      throws IOException {
    long[] shape = tensors.shape(name + ".weight");
    if (shape == null
        || shape.length != 4
        || shape[2] != shape[3]
        || shape[2] % 2 == 0
        || Arrays.stream(shape).anyMatch(axis -> axis < 1 || axis > 65_536)) {
      throw new IOException(
          "%s.weight: %s (expected: [out, in, side, side] of an odd side)"
              .formatted(name, shape == null ? "missing" : Arrays.toString(shape)));
    }
    return new FoldedConv(name, norm, (int) shape[1], (int) shape[0], (int) shape[2], stride);
  }

  Stream<WeightSpec> weights() {
    return Stream.of(
        WeightSpec.constant(name + ".weight", 0, out, in, kernel, kernel),
        WeightSpec.constant(name + ".bias", 0, out));
  }

  /** Puts its filters and biases under its name. */
  void read(TensorSource tensors, Map<String, float[]> values) throws IOException {
    float[] filters = tensors.read(name + ".weight", out, in, kernel, kernel);
    boolean biased = norm == null || tensors.names().contains(name + ".bias");
    float[] bias = biased ? tensors.read(name + ".bias", out) : new float[out];
    if (norm != null) {
      fold(tensors, norm, filters, bias);
    }
    values.put(name + ".weight", filters);
    values.put(name + ".bias", bias);
  }

  private void fold(TensorSource tensors, String normName, float[] filters, float[] bias)
      throws IOException {
    float[] gain = tensors.read(normName + ".weight", out);
    float[] shift = tensors.read(normName + ".bias", out);
    float[] mean = tensors.read(normName + ".running_mean", out);
    float[] variance = tensors.read(normName + ".running_var", out);
    int values = in * kernel * kernel;
    for (int channel = 0; channel < out; channel++) {
      double factor = gain[channel] / Math.sqrt(variance[channel] + EPSILON);
      for (int i = channel * values; i < (channel + 1) * values; i++) {
        filters[i] = (float) (filters[i] * factor);
      }
      bias[channel] = (float) (shift[channel] + (bias[channel] - mean[channel]) * factor);
    }
  }

  NDArray forward(Weights weights, NDArray x) {
    return Conv2d.conv2d(
            x,
            weights.array(name + ".weight"),
            weights.array(name + ".bias"),
            new Shape(stride, stride),
            new Shape(kernel / 2, kernel / 2))
        .singletonOrThrow();
  }
}
