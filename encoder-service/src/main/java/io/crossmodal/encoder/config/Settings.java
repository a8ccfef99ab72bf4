package io.crossmodal.encoder.config;

/** Checks of settings, with the key in the message. */
final class Settings {

  private Settings() {}

  static void check(String key, Object value, boolean holds, String expected) {
    if (!holds) {
      throw new IllegalArgumentException("%s: %s (expected: %s)".formatted(key, value, expected));
    }
  }
}
