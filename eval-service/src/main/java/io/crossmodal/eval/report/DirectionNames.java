package io.crossmodal.eval.report;

import io.crossmodal.eval.plan.Direction;
import java.util.Arrays;
import java.util.Locale;

/** Keys of result files as people read them. */
final class DirectionNames {

  private DirectionNames() {}

  /**
   * The direction of a key such as {@code text_to_image}, in words; other keys stay as they are.
   */
  static String of(String key, Words words) {
    return Arrays.stream(Direction.values())
        .filter(d -> d.key().equals(key))
        .map(words::direction)
        .findFirst()
        .orElse(key);
  }

  /** For example {@code R@10} for {@code recall@10}. */
  static String measure(String key) {
    return key.startsWith("recall@")
        ? "R" + key.substring("recall".length())
        : key.toUpperCase(Locale.ROOT);
  }
}
