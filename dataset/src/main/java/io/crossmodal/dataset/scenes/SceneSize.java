package io.crossmodal.dataset.scenes;

import java.util.List;

/** How big an object is drawn, with the adjectives that say so. */
public enum SceneSize {
  SMALL(0.08, "small", "little", "tiny"),
  MEDIUM(0.12, "medium", "medium-sized"),
  LARGE(0.17, "large", "big", "huge");

  private final double radius;
  private final List<String> adjectives;

  SceneSize(double radius, String... adjectives) {
    this.radius = radius;
    this.adjectives = List.of(adjectives);
  }

  /** Half of the object's width, as a fraction of the picture's side. */
  double radius() {
    return radius;
  }

  List<String> adjectives() {
    return adjectives;
  }
}
