package io.crossmodal.index.search;

/** Chooses how to find hits by how many items match. */
public final class SearchPlanner {

  /** A code that is read by itself takes as long as about so many that are read in a row. */
  private static final int SCATTERED_COST = 4;

  /** A walk that finds one matching item among so many is slower than scoring those alone. */
  private static final int RARE = 64;

  private SearchPlanner() {}

  /**
   * For a view with a graph.
   *
   * @param matching live items that match
   * @param ordinals nodes of the graph, and codes of the view beside it
   */
  public static SearchPlan graph(int matching, int ordinals) {
    if (matching == ordinals) {
      return SearchPlan.GRAPH;
    }
    return (long) matching * RARE <= ordinals ? SearchPlan.POOL : SearchPlan.FILTERED_GRAPH;
  }

  /**
   * For a view without a graph.
   *
   * @param matching live items that match
   * @param ordinals codes of the view
   */
  public static SearchPlan flat(int matching, int ordinals) {
    return (long) matching * SCATTERED_COST <= ordinals ? SearchPlan.POOL : SearchPlan.SCAN;
  }
}
