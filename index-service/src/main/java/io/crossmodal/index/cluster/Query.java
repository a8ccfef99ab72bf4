package io.crossmodal.index.cluster;

/** What to search with. */
public sealed interface Query {

  /** A vector of the gallery's dimension, unchecked. */
  record ByVector(float[] vector) implements Query {}

  /** The stored vector of an item. */
  record ByItem(String id) implements Query {}
}
