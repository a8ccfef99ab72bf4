package io.crossmodal.eval.dataset;

import java.util.Locale;

/** What an item is. */
public enum Modality {
  /** A caption. */
  TEXT,
  /** A still picture. */
  IMAGE,
  /** A video, searched as a picture is. */
  VIDEO,
  /** A text that others look for, as pictures are looked for by captions. */
  DOCUMENT;

  /** Its name in files, for example {@code video}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
