package io.crossmodal.index.search;

import io.crossmodal.index.graph.Graph;
import io.crossmodal.index.graph.GraphEffort;

/**
 * How hard a walk through a graph looks.
 *
 * @param beam nodes that are kept, 8 to {@value GraphEffort#MAX_BEAM}; 0 for as many as the recall
 *     took on the graph's own vectors
 * @param recall of ten that is wanted, 0 to 1
 */
public record WalkEffort(int beam, double recall) {

  /** What a search that says nothing gets. */
  public static final WalkEffort USUAL = new WalkEffort(0, .99);

  GraphEffort in(Graph graph) {
    return beam == 0 ? graph.effort(recall) : graph.effortOfBeam(beam);
  }
}
