package io.crossmodal.index.search;

/** How hits are found. */
public enum SearchPlan {
  /** Every code is scored in the order of storage; the best are checked against the filter. */
  SCAN,
  /** The items that match the filter are scored, one by one. */
  POOL,
  /** The graph is walked, and nothing is filtered. */
  GRAPH,
  /** The graph is walked through all items to those that match. */
  FILTERED_GRAPH
}
