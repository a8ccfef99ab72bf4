package io.crossmodal.dataset.scenes;

/** One object of a scene, as a caption may describe it. */
public record SceneObject(SceneShape shape, SceneColour colour, SceneSize size, Place place) {

  /** Whether the two would be called the same thing: "a red star". */
  boolean sameNameAs(SceneObject other) {
    return shape == other.shape && colour == other.colour;
  }
}
