package io.crossmodal.encoder.train;

import io.crossmodal.encoder.input.ImageTensor;

/** A picture as few numbers: its mean colours on an 8 x 8 grid, a colour histogram, and a 1. */
final class PictureFeatures {

  private static final int CELLS = 8;
  private static final int LEVELS = 4;
  private static final int COLOURS = LEVELS * LEVELS * LEVELS;
  private static final int GRID = 3 * CELLS * CELLS;

  static final int SIZE = GRID + COLOURS + 1;

  private PictureFeatures() {}

  static double[] of(ImageTensor picture) {
    double[] features = new double[SIZE];
    int side = picture.side();
    double share = 1.0 / (side * side);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        int cell = y * CELLS / side * CELLS + x * CELLS / side;
        int colour = 0;
        for (int channel = 0; channel < 3; channel++) {
          int value = picture.channel(channel, x, y);
          features[channel * CELLS * CELLS + cell] += value / 255.0 * share * CELLS * CELLS;
          colour = colour * LEVELS + value * LEVELS / 256;
        }
        features[GRID + colour] += share;
      }
    }
    for (int i = GRID; i < GRID + COLOURS; i++) {
      features[i] = Math.sqrt(features[i]);
    }
    features[SIZE - 1] = 1;
    return features;
  }
}
