package io.crossmodal.dataset.scenes;

import java.awt.Color;

/** A colour of an object; its English name is its constant's. */
public enum SceneColour {
  RED(0xD92B26),
  ORANGE(0xF58A1B),
  YELLOW(0xF0D21A),
  GREEN(0x2FA23C),
  BLUE(0x2456D6),
  PURPLE(0x8228B0),
  PINK(0xF573B9),
  BLACK(0x1A1A1A);

  private final int rgb;

  SceneColour(int rgb) {
    this.rgb = rgb;
  }

  Color paint() {
    return new Color(rgb);
  }
}
