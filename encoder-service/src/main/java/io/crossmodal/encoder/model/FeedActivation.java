package io.crossmodal.encoder.model;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * The non-linearity of a feed-forward network, by the names that {@code config.json} uses.
 *
 * <p>{@code layers.pt} knows them by their order.
 */
enum FeedActivation {
  /** {@code x * Phi(x)}. */
  GELU("gelu"),
  /** {@code x * sigmoid(1.702 x)}. */
  QUICK_GELU("quick_gelu"),
  /** {@code x / 2 * (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3)))}. */
  GELU_TANH("gelu_pytorch_tanh", "gelu_new"),
  RELU("relu");

  private static final double QUICK = 1.702;
  private static final double CUBE = 0.044715;

  private final List<String> names;

  FeedActivation(String... names) {
    this.names = List.of(names);
  }

  static FeedActivation of(String name) throws IOException {
    return Arrays.stream(values())
        .filter(activation -> activation.names.contains(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IOException(
                    "hidden_act: %s (expected: one of %s)"
                        .formatted(
                            name,
                            Arrays.stream(values()).flatMap(a -> a.names.stream()).toList())));
  }

  NDArray apply(NDArray x) {
    return switch (this) {
      case GELU -> Activation.gelu(x);
      case QUICK_GELU -> x.mul(Activation.sigmoid(x.mul(QUICK)));
      case GELU_TANH ->
          x.mul(0.5)
              .mul(x.mul(x).mul(CUBE).add(1).mul(x).mul(Math.sqrt(2 / Math.PI)).tanh().add(1));
      case RELU -> Activation.relu(x);
    };
  }
}
