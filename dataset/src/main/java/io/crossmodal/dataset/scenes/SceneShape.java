package io.crossmodal.dataset.scenes;

import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** A shape to draw, with the words that name it. */
public enum SceneShape {
  CIRCLE("circle", "circle", "disc"),
  SQUARE("square", "square", "box"),
  TRIANGLE("triangle"),
  STAR("star"),
  RING("ring", "ring", "hoop"),
  CROSS("cross", "cross", "plus sign"),
  HEART("heart");

  private final List<String> nouns;

  SceneShape(String... nouns) {
    this.nouns = List.of(nouns);
  }

  /** Singular nouns, the usual one first and most often. */
  List<String> nouns() {
    return nouns;
  }

  /** The outline, centred on the origin and about two units wide and high. */
  Shape outline() {
    return switch (this) {
      case CIRCLE -> new Ellipse2D.Double(-1, -1, 2, 2);
      case SQUARE -> new Rectangle2D.Double(-0.9, -0.9, 1.8, 1.8);
      case TRIANGLE -> polygon(0, -1, 1, 0.85, -1, 0.85);
      case STAR -> star();
      case RING -> ring();
      case CROSS ->
          polygon(
              -0.32, -1, 0.32, -1, 0.32, -0.32, 1, -0.32, 1, 0.32, 0.32, 0.32, 0.32, 1, -0.32, 1,
              -0.32, 0.32, -1, 0.32, -1, -0.32, -0.32, -0.32);
      case HEART -> heart();
    };
  }

  private static Shape star() {
    double[] corners = new double[20];
    for (int i = 0; i < 10; i++) {
      double radius = i % 2 == 0 ? 1.08 : 0.45;
      double angle = Math.PI * i / 5 - Math.PI / 2;
      corners[2 * i] = radius * StrictMath.cos(angle);
      corners[2 * i + 1] = radius * StrictMath.sin(angle);
    }
    return polygon(corners);
  }

  private static Shape ring() {
    Area ring = new Area(new Ellipse2D.Double(-1, -1, 2, 2));
    ring.subtract(new Area(new Ellipse2D.Double(-0.55, -0.55, 1.1, 1.1)));
    return ring;
  }

  private static Shape heart() {
    Path2D path = new Path2D.Double();
    path.moveTo(0, 1);
    path.curveTo(-1.5, -0.1, -1.05, -1.2, -0.5, -1);
    path.curveTo(-0.2, -0.9, 0, -0.7, 0, -0.45);
    path.curveTo(0, -0.7, 0.2, -0.9, 0.5, -1);
    path.curveTo(1.05, -1.2, 1.5, -0.1, 0, 1);
    path.closePath();
    return path;
  }

  private static Shape polygon(double... corners) {
    Path2D path = new Path2D.Double();
    path.moveTo(corners[0], corners[1]);
    for (int i = 2; i < corners.length; i += 2) {
      path.lineTo(corners[i], corners[i + 1]);
    }
    path.closePath();
    return path;
  }
}
