package io.crossmodal.index.graph;

/** Scores items at the precision of the view that a graph belongs to. */
@FunctionalInterface
public interface Rescorer {

  /** The scores of {@code ordinals[0..count)}, into {@code scores[0..count)}. */
  void score(int[] ordinals, int count, float[] scores);
}
