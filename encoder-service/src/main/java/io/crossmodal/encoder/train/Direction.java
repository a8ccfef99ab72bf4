package io.crossmodal.encoder.train;

import java.util.Locale;

/** What asks and what is ranked. */
public enum Direction {
  TEXT_TO_IMAGE,
  IMAGE_TO_TEXT;

  /** The name in files and messages: {@code text_to_image}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
