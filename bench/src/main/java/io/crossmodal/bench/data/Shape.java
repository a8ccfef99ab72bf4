package io.crossmodal.bench.data;

/** How generated vectors lie in space. */
public enum Shape {
  /** Clusters of skewed sizes around a subspace of 48 dimensions, as embeddings tend to lie. */
  CLUSTERED,
  /** Every direction alike: the worst case of any graph, which real embeddings are far from. */
  UNIFORM,
  /**
   * Two narrow cones, of texts and of images; the queries are texts and the cones share clusters.
   */
  GAP,
  /** As clustered, with each vector about ten times, some alike bit for bit and some nearly. */
  DUPLICATES
}
