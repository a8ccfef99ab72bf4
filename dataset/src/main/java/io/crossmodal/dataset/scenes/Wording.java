package io.crossmodal.dataset.scenes;

import java.util.Locale;

/** Chooses words for objects, places and backgrounds. */
final class Wording {

  private static final double USUAL_NOUN = 0.6;
  private static final double SIZE_SAID = 0.85;
  private static final double MEDIUM_SAID = 0.3;

  private final Draw draw;

  Wording(Draw draw) {
    this.draw = draw;
  }

  /** "a small blue square": colour and shape always, the size usually. */
  String indefinite(SceneObject object) {
    String noun = noun(object);
    return (noun.matches("[aeiou].*") ? "an " : "a ") + noun;
  }

  String definite(SceneObject object) {
    return "the " + noun(object);
  }

  private String noun(SceneObject object) {
    String colour = object.colour().name().toLowerCase(Locale.ROOT);
    String shape =
        draw.chance(USUAL_NOUN)
            ? object.shape().nouns().getFirst()
            : draw.oneOf(object.shape().nouns());
    boolean sizeSaid = draw.chance(object.size() == SceneSize.MEDIUM ? MEDIUM_SAID : SIZE_SAID);
    String size = sizeSaid ? draw.oneOf(object.size().adjectives()) + " " : "";
    return size + colour + " " + shape;
  }

  String place(SceneObject object) {
    return draw.oneOf(object.place().phrases());
  }

  /**
   * Where {@code a} lies, seen from {@code b}: "above", "to the left of", "below and to the right
   * of".
   */
  String relation(SceneObject a, SceneObject b) {
    String vertical = vertical(a.place().row() - b.place().row());
    String horizontal = horizontal(a.place().column() - b.place().column());
    if (vertical.isEmpty()) {
      return horizontal;
    }
    if (horizontal.isEmpty()) {
      return vertical;
    }
    return vertical + " and " + horizontal;
  }

  private String vertical(int rows) {
    if (rows == 0) {
      return "";
    }
    return rows < 0 ? pick("above", "over") : pick("below", "under", "beneath");
  }

  private String horizontal(int columns) {
    if (columns == 0) {
      return "";
    }
    return columns < 0 ? pick("to the left of", "left of") : pick("to the right of", "right of");
  }

  /** "on a pale blue background", with the texture now and then. */
  String background(Background background) {
    String texture = draw.chance(0.4) ? background.texture().adjective() + " " : "";
    return "%s a %s%s %s"
        .formatted(
            pick("on", "against"),
            texture,
            background.tint().adjective(),
            pick("background", "backdrop", "ground"));
  }

  String pick(String... words) {
    return draw.oneOf(words);
  }
}
