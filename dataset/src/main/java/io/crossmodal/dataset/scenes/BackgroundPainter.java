package io.crossmodal.dataset.scenes;

import java.awt.Color;
import java.awt.image.BufferedImage;

/** Fills a picture with a background, pixel by pixel. */
final class BackgroundPainter {

  private static final int GRAIN = 9;
  private static final int STRIPE = 10;
  private static final double SHADING = 45;

  private BackgroundPainter() {}

  static void paint(Background background, BufferedImage picture, Draw draw) {
    Color tint = background.tint().paint();
    double angle = draw.around(Math.PI);
    double across = StrictMath.cos(angle);
    double down = StrictMath.sin(angle);
    int side = picture.getWidth();
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        double along = (across * x + down * y) / side;
        picture.setRGB(x, y, lighter(tint, brightness(background.texture(), along, draw)));
      }
    }
  }

  /** What to add to each channel of a pixel that lies {@code along} sides along the texture. */
  private static double brightness(Background.Texture texture, double along, Draw draw) {
    return switch (texture) {
      case PLAIN -> 0;
      case SHADED -> SHADING * (along - 1) / 2;
      case GRAINY -> draw.below(2 * GRAIN + 1) - GRAIN;
      case STRIPED -> Math.floorMod((int) Math.floor(along * STRIPE), 2) == 0 ? 0 : -14;
    };
  }

  private static int lighter(Color tint, double by) {
    return ScenePainter.channel(tint.getRed() + by) << 16
        | ScenePainter.channel(tint.getGreen() + by) << 8
        | ScenePainter.channel(tint.getBlue() + by);
  }
}
