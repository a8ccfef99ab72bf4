package io.crossmodal.dataset.scenes;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/** Paints scenes: antialiased, without fonts, the same pixels for the same scene and side. */
public final class ScenePainter {

  public static final int MIN_SIDE = 16;
  public static final int MAX_SIDE = 1_024;

  private static final double SHIFT = 0.03;
  private static final double TILT = Math.toRadians(10);
  private static final double SWELL = 0.08;
  private static final double SHADE = 14;

  private ScenePainter() {}

  /** A square RGB picture of {@code side} pixels, {@value #MIN_SIDE} to {@value #MAX_SIDE}. */
  public static BufferedImage paint(Scene scene, int side) {
    if (side < MIN_SIDE || side > MAX_SIDE) {
      throw new IllegalArgumentException(
          "side: %d (expected: %d..%d pixels)".formatted(side, MIN_SIDE, MAX_SIDE));
    }
    Draw draw = new Draw(scene.variation());
    BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    BackgroundPainter.paint(scene.background(), picture, draw);
    Graphics2D graphics = picture.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      for (SceneObject object : scene.objects()) {
        paint(object, side, graphics, draw);
      }
    } finally {
      graphics.dispose();
    }
    return picture;
  }

  private static void paint(SceneObject object, int side, Graphics2D graphics, Draw draw) {
    double radius = object.size().radius() * (1 + draw.around(SWELL));
    AffineTransform place = AffineTransform.getScaleInstance(side, side);
    place.translate(
        object.place().x() + draw.around(SHIFT), object.place().y() + draw.around(SHIFT));
    place.rotate(draw.around(TILT));
    place.scale(radius, radius);
    graphics.setColor(shade(object.colour().paint(), draw));
    graphics.fill(place.createTransformedShape(object.shape().outline()));
  }

  private static Color shade(Color colour, Draw draw) {
    return new Color(
        channel(colour.getRed() + draw.around(SHADE)),
        channel(colour.getGreen() + draw.around(SHADE)),
        channel(colour.getBlue() + draw.around(SHADE)));
  }

  static int channel(double value) {
    return (int) Math.clamp(Math.round(value), 0L, 255L);
  }
}
