package io.crossmodal.index.view;

/** What a score means. */
public enum Similarity {
  /**
   * The cosine of the angle: vectors have length 1 after reduction and before encoding, and queries
   * likewise.
   */
  COSINE,
  /** The dot product of the vectors as they are. */
  DOT
}
