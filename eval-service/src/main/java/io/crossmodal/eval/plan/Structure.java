package io.crossmodal.eval.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a view finds the nearest of its vectors. */
public enum Structure {
  /** By scoring all of them. */
  FLAT,
  /** By walking through a graph of them, which may miss some. */
  GRAPH;

  /** Its name in plans and files. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static List<String> keys() {
    return Arrays.stream(values()).map(Structure::key).toList();
  }

  static Optional<Structure> parse(String text) {
    String key = text.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(s -> s.key().equals(key)).findFirst();
  }
}
