package io.crossmodal.encoder.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import java.io.IOException;
import java.util.stream.Stream;

/**
 * A picture as a row of square patches (arXiv:2010.11929), with their places and, where there is
 * one, a token for the whole before them.
 */
record PatchEmbedding(PatchNames names, int width, int side, int patch) implements Layer {

  private static final double DEVIATION = 0.02;

  /** The sizes in the part of {@code config.json} that is about the image tower. */
  static PatchEmbedding of(HubConfig config, PatchNames names, int width) throws IOException {
    int side = config.integer("image_size", 1, 4096, 224);
    int patch = config.integer("patch_size", 1, side, Math.min(side, 32));
    int channels = config.integer("num_channels", 1, 1000, 3);
    if (channels != 3) {
      throw new IOException("num_channels: %d (expected: 3)".formatted(channels));
    }
    return new PatchEmbedding(names, width, side, patch);
  }

  private int patches() {
    return side / patch * (side / patch);
  }

  @Override
  public Stream<WeightSpec> weights() {
    Stream.Builder<WeightSpec> specs = Stream.builder();
    specs.add(WeightSpec.normal(names.patches() + ".weight", DEVIATION, width, 3, patch, patch));
    if (names.biased()) {
      specs.add(WeightSpec.constant(names.patches() + ".bias", 0, width));
    }
    int tokens = patches();
    if (!names.whole().isEmpty()) {
      tokens++;
      specs.add(WeightSpec.normal(names.whole(), DEVIATION, names.wholeShape(width)));
    }
    specs.add(WeightSpec.normal(names.places(), DEVIATION, names.placesShape(tokens, width)));
    return specs.build();
  }

  /** {@code (batch, 3, side, side)} to {@code (batch, tokens, width)}. */
  NDArray forward(Weights weights, NDArray pixels) {
    NDManager scope = pixels.getManager();
    long batch = pixels.getShape().get(0);
    NDArray grid =
        Conv2d.conv2d(
                pixels,
                weights.array(names.patches() + ".weight"),
                names.biased() ? weights.array(names.patches() + ".bias") : null,
                new Shape(patch, patch))
            .singletonOrThrow();
    NDArray tokens = grid.reshape(batch, width, patches()).transpose(0, 2, 1);
    if (!names.whole().isEmpty()) {
      NDArray whole = scope.zeros(new Shape(batch, 1, width)).add(weights.array(names.whole()));
      tokens = whole.concat(tokens, 1);
    }
    return tokens.add(weights.array(names.places()));
  }
}
