package io.crossmodal.dataset.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/**
 * EXIF tag 0x0112: how stored rows and columns lie in the upright picture; constants in the order
 * of their values 1 to 8.
 */
enum Orientation {
  UPRIGHT,
  MIRRORED,
  UPSIDE_DOWN,
  FLIPPED,
  TRANSPOSED,
  QUARTER_LEFT,
  TRANSVERSED,
  QUARTER_RIGHT;

  /** The orientation of an EXIF value; one outside 1..8 means nothing and is upright. */
  static Orientation of(int value) {
    return value >= 1 && value <= values().length ? values()[value - 1] : UPRIGHT;
  }

  /**
   * The upright picture, {@code picture} itself when it is so already; takes and gives
   * TYPE_INT_RGB.
   */
  BufferedImage applyTo(BufferedImage picture) {
    if (this == UPRIGHT) {
      return picture;
    }
    int width = picture.getWidth();
    int height = picture.getHeight();
    boolean turned = compareTo(TRANSPOSED) >= 0;
    BufferedImage upright =
        new BufferedImage(
            turned ? height : width, turned ? width : height, BufferedImage.TYPE_INT_RGB);
    int[] from = pixels(picture);
    int[] to = pixels(upright);
    for (int y = 0, i = 0; y < upright.getHeight(); y++) {
      for (int x = 0; x < upright.getWidth(); x++) {
        to[i++] = from[source(x, y, width, height)];
      }
    }
    return upright;
  }

  /** Index of the stored pixel that is shown at {@code x, y}. */
  private int source(int x, int y, int width, int height) {
    return switch (this) {
      case UPRIGHT -> y * width + x;
      case MIRRORED -> y * width + width - 1 - x;
      case UPSIDE_DOWN -> (height - 1 - y) * width + width - 1 - x;
      case FLIPPED -> (height - 1 - y) * width + x;
      case TRANSPOSED -> x * width + y;
      case QUARTER_LEFT -> (height - 1 - x) * width + y;
      case TRANSVERSED -> (height - 1 - x) * width + width - 1 - y;
      case QUARTER_RIGHT -> x * width + width - 1 - y;
    };
  }

  private static int[] pixels(BufferedImage picture) {
    return ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
  }
}
