package io.crossmodal.dataset.scenes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Invents scenes.
 *
 * <p>Scenes of one set never hold the same objects twice, so parts split from one set share no
 * scene. Two sets of different seeds may: a lone object has only some 1,500 forms.
 */
public final class SceneGenerator {

  private static final double ONE_OBJECT = 0.1;
  private static final double TWO_OBJECTS = 0.45;

  private SceneGenerator() {}

  /** The scenes of a set, always the same and in the same order. */
  public static List<Scene> generate(SceneSet set) {
    Draw draw = new Draw(set.seed());
    Set<List<SceneObject>> seen = new HashSet<>();
    List<Scene> scenes = new ArrayList<>(set.count());
    while (scenes.size() < set.count()) {
      Scene scene = scene(draw);
      if (seen.add(scene.objects())) {
        scenes.add(scene);
      }
    }
    return scenes;
  }

  private static Scene scene(Draw draw) {
    int count = draw.chance(ONE_OBJECT) ? 1 : draw.chance(TWO_OBJECTS / (1 - ONE_OBJECT)) ? 2 : 3;
    List<SceneObject> objects = new ArrayList<>(count);
    while (objects.size() < count) {
      SceneObject candidate = object(draw);
      if (objects.stream().noneMatch(o -> clash(o, candidate))) {
        objects.add(candidate);
      }
    }
    objects.sort(Comparator.comparing(SceneObject::place));
    Background background =
        new Background(
            draw.oneOf(Background.Tint.values()), draw.oneOf(Background.Texture.values()));
    return new Scene(objects, background, draw.seed());
  }

  private static SceneObject object(Draw draw) {
    return new SceneObject(
        draw.oneOf(SceneShape.values()),
        draw.oneOf(SceneColour.values()),
        draw.oneOf(SceneSize.values()),
        draw.oneOf(Place.values()));
  }

  private static boolean clash(SceneObject a, SceneObject b) {
    return a.place() == b.place() || a.sameNameAs(b);
  }
}
