package io.crossmodal.index.graph;

import io.crossmodal.index.codec.BitQuery;
import java.util.function.IntPredicate;

/** Searches one graph: walk, int8 codes, originals. Threads share it. */
final class GraphSearcher {

  /** Ordinals that a filter's share of items is estimated from. */
  private static final int SAMPLE = 128;

  /** How much wider a beam gets where a filter leaves too few of it. */
  private static final int WIDER = 4;

  /** The widest beam of a filtered walk; a scan of what the filter accepts is faster from there. */
  private static final int WIDEST = 2_048;

  private final Graph graph;
  private final Workplaces workplaces = new Workplaces();

  GraphSearcher(Graph graph) {
    this.graph = graph;
  }

  GraphHits search(
      float[] prepared,
      int k,
      GraphEffort effort,
      IntPredicate filter,
      Rescorer originals,
      Runnable checkpoint,
      int excluded) {
    BitQuery query = graph.codes().space().round(prepared);
    int wanted = Math.min(effort.beam(), graph.count());
    int widest = Math.max(wanted, Math.min(WIDEST, graph.count()));
    int width = Math.min(widest, (int) Math.ceil(wanted / accepted(filter)));
    SearchWorkplace workplace = workplaces.take();
    int visited = 0;
    int estimated = 0;
    while (true) {
      Walk walk = workplace.walk();
      walk.run(graph.codes(), graph.rows(), graph.entries(), query, width, excluded, checkpoint);
      visited += walk.popped();
      estimated += walk.estimated();
      int found = workplace.accept(graph.ordinals(), filter);
      boolean exhausted = filter != Graph.EVERY && found < wanted && width < graph.count();
      if (!exhausted || width == widest) {
        GraphHits hits =
            workplace.rank(graph, prepared, k, effort, originals, visited, estimated, exhausted);
        workplaces.giveBack(workplace);
        return hits;
      }
      width = Math.min(widest, width * WIDER);
    }
  }

  /** The share of the sampled ordinals that a filter accepts, at least one of them. */
  private double accepted(IntPredicate filter) {
    if (filter == Graph.EVERY) {
      return 1;
    }
    int sample = Math.min(SAMPLE, graph.count());
    int accepted = 0;
    for (int i = 0; i < sample; i++) {
      accepted += filter.test((int) ((long) i * graph.count() / sample)) ? 1 : 0;
    }
    return Math.max(1, accepted) / (double) sample;
  }
}
