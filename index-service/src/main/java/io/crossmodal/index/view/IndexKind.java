package io.crossmodal.index.view;

/** How the nearest vectors of a view are found. */
public enum IndexKind {
  /** By scoring all of them. */
  FLAT,
  /** By walking through a graph of the sealed ones, and scoring all of the others. */
  GRAPH
}
