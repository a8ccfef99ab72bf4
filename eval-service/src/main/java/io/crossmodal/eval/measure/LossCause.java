package io.crossmodal.eval.measure;

/** What a loss can come from, in the order in which causes are switched on. */
public enum LossCause {
  /** Fewer components. */
  DIMENSION,
  /** Fewer bits a component. */
  PRECISION,
  /** A graph instead of a ranking of all items, or a rerank. */
  SEARCH,
  /** Shards that do not answer. */
  SHARDS
}
