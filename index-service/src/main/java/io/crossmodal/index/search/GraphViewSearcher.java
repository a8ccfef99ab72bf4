package io.crossmodal.index.search;

import io.crossmodal.index.graph.Graph;
import io.crossmodal.index.graph.GraphEffort;
import io.crossmodal.index.graph.GraphHits;
import io.crossmodal.index.view.BoundQuery;
import io.crossmodal.index.view.QuantizedView;
import io.crossmodal.index.view.ViewReading;
import java.util.List;
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
      double certainty = 1;
      Graph graph = reading.graph();
      if (graph != null) {
        GraphEffort used = effort.in(graph);
        GraphHits hits =
            reading.walk(
                graph,
                query,
                k,
                used,
                everything ? Graph.EVERY : filter::accepts,
                checkpoint::check);
        estimated = hits.estimated();
        if (!hits.exhausted()) {
          walked = graph.count();
          certainty = Math.exp(-hits.missed() - graph.expectedMissed(used, k));
          offer(best, hits);
        }
      }
      Scoring scoring = Scoring.of(query);
      TailSearcher.Looked looked =
          walked > 0 && walked == reading.sealedCount()
              ? TailSearcher.search(reading, query, best, k, end, filter, ties, checkpoint, enough)
              : new TailSearcher.Looked(
                  FlatSearcher.scan(
                      reading, scoring, best, walked, end, filter, checkpoint, enough),
                  1);
      SearchPlan plan = everything ? SearchPlan.GRAPH : SearchPlan.FILTERED_GRAPH;
      boolean complete = looked.reached() >= end;
      List<Hit> hits = best.drain();
      return new Scan(
          hits,
          estimated + looked.reached() - walked,
          complete,
          walked > 0 ? plan : SearchPlan.SCAN,
          scoring.deviation(reading, hits),
          complete ? certainty * looked.certainty() : 0);
    }
  }

  private static void offer(TopK best, GraphHits hits) {
    for (int i = 0; i < hits.ordinals().length; i++) {
      best.offer(hits.ordinals()[i], hits.scores()[i]);
    }
  }
}
