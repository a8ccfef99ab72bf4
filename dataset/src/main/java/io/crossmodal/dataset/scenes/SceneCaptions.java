package io.crossmodal.dataset.scenes;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Describes scenes in English.
 *
 * <p>Every caption names the colour and the shape of every object, and usually sizes and places; a
 * lone object's place is always said. Some also tell the background.
 */
public final class SceneCaptions {

  private static final int FEWEST = 3;
  private static final int MOST = 5;
  private static final double BACKGROUND_TOLD = 0.25;
  private static final long WORDS = 0x5DEECE66DL;

  private SceneCaptions() {}

  /** Three to five different captions, always the same for a scene. */
  public static List<String> of(Scene scene) {
    Draw draw = new Draw(scene.variation() ^ WORDS);
    int count = FEWEST + draw.below(MOST - FEWEST + 1);
    Set<String> captions = new LinkedHashSet<>();
    while (captions.size() < count) {
      captions.add(caption(scene, draw));
    }
    return List.copyOf(captions);
  }

  private static String caption(Scene scene, Draw draw) {
    Wording wording = new Wording(draw);
    List<SceneObject> objects = shuffled(scene.objects(), draw);
    String sentence = sentence(objects, draw, wording);
    return draw.chance(BACKGROUND_TOLD)
        ? withBackground(sentence, wording.background(scene.background()), draw)
        : sentence;
  }

  private static String sentence(List<SceneObject> objects, Draw draw, Wording wording) {
    Sentences sentences = new Sentences(objects, wording);
    return switch (draw.below(objects.size() == 1 ? 4 : 6)) {
      case 0 -> sentences.listing();
      case 1 -> sentences.thereIs();
      case 2 -> sentences.placeFirst();
      case 3 -> sentences.passive();
      case 4 -> sentences.related();
      default -> sentences.relatedTheOtherWay();
    };
  }

  private static String withBackground(String sentence, String background, Draw draw) {
    return draw.chance(0.5) ? background + ", " + sentence : sentence + ", " + background;
  }

  private static List<SceneObject> shuffled(List<SceneObject> objects, Draw draw) {
    List<SceneObject> rest = new ArrayList<>(objects);
    List<SceneObject> order = new ArrayList<>(rest.size());
    while (!rest.isEmpty()) {
      order.add(rest.remove(draw.below(rest.size())));
    }
    return order;
  }
}
