package io.crossmodal.index.search;

import io.crossmodal.index.graph.Graph;
import io.crossmodal.index.graph.GraphHits;
import io.crossmodal.index.view.BoundQuery;
import io.crossmodal.index.view.QuantizedView;
import io.crossmodal.index.view.ViewReading;
import java.util.function.BooleanSupplier;

/**
 * Finds the best hits of a view by walking through the graph of its sealed vectors and looking at
 * all of the others, as {@link TailSearcher} does; everything is scored where there is no graph, or
 * the filter leaves too little of it for a walk. Stateless.
 */
public final class GraphViewSearcher {

  /**
   * As {@link FlatSearcher#search}, with the same scores; some of the best may be missed.
   *
   * @param everything true if the filter accepts every ordinal below the limit
   * @param enough asked between blocks of what is scanned
   */
  public Scan search(
      QuantizedView view,
      BoundQuery query,
      int k,
      WalkEffort effort,
      int limit,
      boolean everything,
      OrdinalFilter filter,
      TieOrder ties,
      Checkpoint checkpoint,
      BooleanSupplier enough) {
    try (ViewReading reading = view.read()) {
      int end = Math.min(limit, reading.size());
      TopK best = new TopK(k, end, ties);
      int walked = 0;
      int estimated = 0;
      Graph graph = reading.graph();
      if (graph != null) {
        GraphHits hits =
            reading.walk(
                graph,
                query,
                k,
                effort.in(graph),
                everything ? Graph.EVERY : filter::accepts,
                checkpoint::check);
        estimated = hits.estimated();
        if (!hits.exhausted()) {
          walked = graph.count();
          offer(best, hits);
        }
      }
      int reached =
          walked > 0 && walked == reading.sealedCount()
              ? TailSearcher.search(reading, query, best, k, end, filter, ties, checkpoint, enough)
              : FlatSearcher.scan(
                  reading, Scoring.of(query), best, walked, end, filter, checkpoint, enough);
      SearchPlan plan = everything ? SearchPlan.GRAPH : SearchPlan.FILTERED_GRAPH;
      return new Scan(
          best.drain(),
          estimated + reached - walked,
          reached >= end,
          walked > 0 ? plan : SearchPlan.SCAN);
    }
  }

  private static void offer(TopK best, GraphHits hits) {
    for (int i = 0; i < hits.ordinals().length; i++) {
      best.offer(hits.ordinals()[i], hits.scores()[i]);
    }
  }
}
