package io.crossmodal.encoder.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.internal.NDArrayEx;
import ai.djl.nn.core.Linear;
import java.io.IOException;
import java.util.stream.Stream;

/**
 * A {@code Dense} module of sentence-transformers: a linear layer over the pooled vector and an
 * activation.
 *
 * @param path its folder in the model's
 */
record DenseModule(String path, int in, int out, boolean bias, Activation activation) {

  private static final String WEIGHT = "linear.weight";
  private static final String BIAS = "linear.bias";

  /** What follows the linear layer, by the class that the file names. */
  enum Activation {
    IDENTITY("Identity"),
    TANH("Tanh"),
    RELU("ReLU"),
    GELU("GELU");

    private final String type;

    Activation(String type) {
      this.type = type;
    }

    NDArray apply(NDArray x) {
      NDArrayEx functions = x.getNDArrayInternal();
      return switch (this) {
        case IDENTITY -> x;
        case TANH -> x.tanh();
        case RELU -> functions.relu();
        case GELU -> functions.gelu();
      };
    }

    private static Activation of(HubConfig config) throws IOException {
      String name = config.text("activation_function", "torch.nn.modules.activation.Tanh");
      for (Activation activation : values()) {
        if (name.substring(name.lastIndexOf('.') + 1).equals(activation.type)) {
          return activation;
        }
      }
      throw new IOException(
          "%s: activation_function: %s (expected: Identity, Tanh, ReLU or GELU)"
              .formatted(config.file(), name));
    }
  }

  /** The module in a folder of the model's. */
  static DenseModule of(HubFiles files, String path) throws IOException {
    HubConfig config = files.json(path + "/config.json");
    return new DenseModule(
        path,
        config.integer("in_features", 1, 65_536, 0),
        config.integer("out_features", 1, 65_536, 0),
        config.flag("bias", true),
        Activation.of(config));
  }

  /** Its weights, which are the caller's to close. */
  Weights read(HubFiles files) throws IOException {
    Stream<WeightSpec> specs = Stream.of(WeightSpec.normal(WEIGHT, 1, out, in));
    if (bias) {
      specs = Stream.concat(specs, Stream.of(WeightSpec.constant(BIAS, 0, out)));
    }
    try (TensorFile tensors = files.tensors(path + "/" + HubModel.WEIGHTS)) {
      return Weights.read(specs.toList(), tensors);
    }
  }

  /** {@code (batch, in)} to {@code (batch, out)}. */
  NDArray forward(Weights weights, NDArray x) {
    NDList product =
        bias
            ? Linear.linear(x, weights.array(WEIGHT), weights.array(BIAS))
            : Linear.linear(x, weights.array(WEIGHT));
    return activation.apply(product.singletonOrThrow());
  }
}
