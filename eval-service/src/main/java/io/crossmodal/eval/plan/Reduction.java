package io.crossmodal.eval.plan;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a dimension that the source does not hold itself is made from the one it holds. */
public enum Reduction {
  /** The first components are kept. */
  TRUNCATE,
  /** A seeded Gaussian projection, down or up. */
  GAUSSIAN,
  /** The leading principal axes of all vectors that are searched, those of both modalities. */
  PCA;

  /** Its name in plans and on the wire. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Reduction> parse(String text) {
    String key = text.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(r -> r.key().equals(key)).findFirst();
  }
}
