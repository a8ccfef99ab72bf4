package io.crossmodal.index.view;

/** How vectors get a view's dimension. */
public enum Reduction {
  /**
   * The leading components; the view's dimension is at most the source's, and the identity at the
   * same one.
   */
  TRUNCATE,
  /** A seeded Gaussian projection, down or up, which keeps dot products in expectation. */
  GAUSSIAN,
  /** Onto the leading principal axes of a sample of a gallery's vectors, as {@link FittedAxes}. */
  PCA
}
