package io.crossmodal.encoder.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.crossmodal.encoder.input.ImageTensor;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Bytes of pictures to the numbers that a tower was trained on: {@code byte * factor + offset}, for
 * red, green and blue.
 */
record PixelScale(float[] factors, float[] offsets) {

  private static final int CHANNELS = 3;

  /** {@code (byte * rescale - mean) / deviation}. */
  static PixelScale of(double rescale, double[] mean, double[] deviation) {
    float[] factors = new float[CHANNELS];
    float[] offsets = new float[CHANNELS];
    for (int i = 0; i < CHANNELS; i++) {
      factors[i] = (float) (rescale / deviation[i]);
      offsets[i] = (float) (-mean[i] / deviation[i]);
    }
    return new PixelScale(factors, offsets);
  }

  /** {@code (batch, 3, side, side)}. */
  NDArray apply(NDManager scope, List<ImageTensor> images, int side) {
    Shape channels = new Shape(1, CHANNELS, 1, 1);
    return stacked(scope, images, side)
        .toType(DataType.FLOAT32, false)
        .mul(scope.create(factors, channels))
        .add(scope.create(offsets, channels));
  }

  /** Unsigned bytes {@code (batch, 3, side, side)}. */
  static NDArray stacked(NDManager scope, List<ImageTensor> images, int side) {
    ByteBuffer pixels = scope.allocateDirect(images.size() * CHANNELS * side * side);
    for (ImageTensor image : images) {
      if (image.side() != side) {
        throw new IllegalArgumentException(
            "side: %d (expected: %d pixels)".formatted(image.side(), side));
      }
      pixels.put(image.pixels());
    }
    pixels.flip();
    return scope.create(pixels, new Shape(images.size(), CHANNELS, side, side), DataType.UINT8);
  }
}
