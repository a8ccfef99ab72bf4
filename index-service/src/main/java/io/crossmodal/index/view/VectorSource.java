package io.crossmodal.index.view;

/** The stored vectors of a gallery by ordinal. */
@FunctionalInterface
public interface VectorSource {

  /**
   * The vectors of the ordinals from {@code from} to {@code until}, the latter excluded; any vector
   * where the item was deleted or replaced.
   */
  float[][] vectors(int from, int until);
}
