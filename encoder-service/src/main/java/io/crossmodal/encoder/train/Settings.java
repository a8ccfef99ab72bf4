package io.crossmodal.encoder.train;

/** Checks of a configuration's values, with the key in the message. */
final class Settings {

  private Settings() {}

  static void check(String key, Object value, boolean holds, String expected) {
    if (!holds) {
      throw new IllegalArgumentException("%s: %s (expected: %s)".formatted(key, value, expected));
    }
  }

  static void checkFraction(String key, double value) {
    check(key, value, value >= 0 && value < 1, "0 or more, below 1");
  }
}
