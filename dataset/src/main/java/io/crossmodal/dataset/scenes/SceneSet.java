package io.crossmodal.dataset.scenes;

/**
 * Names a set of scenes: the same count and seed give the same scenes, and no two scenes of a set
 * hold the same objects.
 *
 * @param count scenes in the set, 1 to {@value #MAX_COUNT}
 * @param seed where the random numbers start
 */
public record SceneSet(int count, long seed) {

  public static final int MAX_COUNT = 100_000;

  public SceneSet {
    if (count < 1 || count > MAX_COUNT) {
      throw new IllegalArgumentException(
          "count: %d (expected: 1..%d scenes)".formatted(count, MAX_COUNT));
    }
  }
}
