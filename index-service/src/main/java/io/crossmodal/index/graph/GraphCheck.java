package io.crossmodal.index.graph;

import java.lang.foreign.MemorySegment;

/** Checks what a search trusts in a graph: that its numbers of nodes are of some. */
final class GraphCheck {

  private GraphCheck() {}

  static void check(Graph graph) {
    int count = graph.count();
    for (int entry : graph.entries()) {
      GraphLayout.check("entry", entry, 0, count - 1);
    }
    VisitedNodes seen = new VisitedNodes();
    seen.reset(count);
    for (int ordinal : graph.ordinals()) {
      GraphLayout.check("ordinal", ordinal, 0, count - 1);
      GraphLayout.check("times of ordinal " + ordinal, 2 - seen.add(ordinal), 1, 1);
    }
    neighbours(graph.rows());
    NodeCodes codes = graph.codes();
    factors(codes.factors(), count);
    MemorySegment axes = codes.space().axes();
    for (long i = 0; i < axes.byteSize() / Float.BYTES; i++) {
      float component = axes.getAtIndex(NodeCodes.FLOAT, i);
      if (!(Math.abs(component) <= 2)) {
        throw new IllegalArgumentException(
            "graph: component %d of the axes: %s (expected: -2..2)".formatted(i, component));
      }
    }
  }

  private static void neighbours(NodeRows rows) {
    MemorySegment all = rows.segment();
    long size = (long) rows.count() * rows.slots();
    for (long i = 0; i < size; i++) {
      int neighbour = all.getAtIndex(NodeCodes.INT, i);
      if (neighbour < NodeRows.NONE || neighbour >= rows.count()) {
        GraphLayout.check(
            "neighbour of node " + i / rows.slots(), neighbour, NodeRows.NONE, rows.count() - 1);
      }
    }
  }

  private static void factors(MemorySegment factors, int count) {
    for (int node = 0; node < count; node++) {
      float factor = factors.getAtIndex(NodeCodes.FLOAT, node);
      if (!(factor >= 0 && factor <= Float.MAX_VALUE)) {
        throw new IllegalArgumentException(
            "graph: factor of node %d: %s (expected: 0 or more, finite)".formatted(node, factor));
      }
    }
  }
}
