package io.crossmodal.dataset.scenes;

import java.awt.Color;

/** What the objects lie on: pale, so that every object's colour stands out. */
public record Background(Tint tint, Texture texture) {

  /** The colour of a background. */
  public enum Tint {
    WHITE(0xFAFAFA, "white"),
    GREY(0xC4C4C4, "grey"),
    CREAM(0xF6ECCB, "cream"),
    PALE_BLUE(0xC9E2F7, "pale blue"),
    PALE_GREEN(0xD2EFCF, "pale green"),
    LAVENDER(0xE0D5F2, "lavender");

    private final int rgb;
    private final String adjective;

    Tint(int rgb, String adjective) {
      this.rgb = rgb;
      this.adjective = adjective;
    }

    Color paint() {
      return new Color(rgb);
    }

    String adjective() {
      return adjective;
    }
  }

  /** The finish of a background. */
  public enum Texture {
    PLAIN("plain"),
    SHADED("shaded"),
    GRAINY("grainy"),
    STRIPED("striped");

    private final String adjective;

    Texture(String adjective) {
      this.adjective = adjective;
    }

    String adjective() {
      return adjective;
    }
  }
}
