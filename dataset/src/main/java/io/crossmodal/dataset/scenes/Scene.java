package io.crossmodal.dataset.scenes;

import java.util.List;

/**
 * What a picture shows.
 *
 * @param objects 1 to {@value #MAX_OBJECTS} objects in reading order (rows from the top, then from
 *     the left); no two share a place or a shape with a colour
 * @param background what the objects lie on
 * @param variation seed of what no caption tells: shifts, tilts, shades and the choice of words
 */
public record Scene(List<SceneObject> objects, Background background, long variation) {

  public static final int MAX_OBJECTS = 3;

  public Scene {
    objects = List.copyOf(objects);
    if (objects.isEmpty() || objects.size() > MAX_OBJECTS) {
      throw new IllegalArgumentException(
          "objects: %d (expected: 1..%d)".formatted(objects.size(), MAX_OBJECTS));
    }
    for (int i = 1; i < objects.size(); i++) {
      if (objects.get(i - 1).place().compareTo(objects.get(i).place()) >= 0) {
        throw new IllegalArgumentException(
            "objects: %s (expected: different places in reading order)".formatted(objects));
      }
    }
  }
}
