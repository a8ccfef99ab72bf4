package io.crossmodal.index.graph;

import java.lang.foreign.MemorySegment;

/** Checks what a search trusts in a graph: that its numbers of nodes are of some. */
final class GraphCheck {

  /** Copied and looked at together, which is fast from the start on, before it is compiled. */
  private static final int NODES_AT_ONCE = 1 << 10;

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
      if (seen.add(ordinal) == 0) {
        GraphLayout.check("times of ordinal " + ordinal, 2, 1, 1);
      }
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
    int[] some = new int[rows.slots() * NODES_AT_ONCE];
    for (int first = 0; first < rows.count(); first += NODES_AT_ONCE) {
      int size = rows.slots() * Math.min(NODES_AT_ONCE, rows.count() - first);
      long offset = (long) Integer.BYTES * rows.slots() * first;
      MemorySegment.copy(rows.segment(), NodeCodes.INT, offset, some, 0, size);
      for (int i = 0; i < size; i++) {
        if (some[i] < NodeRows.NONE || some[i] >= rows.count()) {
          String what = "neighbour of node " + (first + i / rows.slots());
          GraphLayout.check(what, some[i], NodeRows.NONE, rows.count() - 1);
        }
      }
    }
  }

  private static void factors(MemorySegment factors, int count) {
    float[] some = new float[NODES_AT_ONCE];
    for (int first = 0; first < count; first += NODES_AT_ONCE) {
      int size = Math.min(NODES_AT_ONCE, count - first);
      MemorySegment.copy(factors, NodeCodes.FLOAT, (long) Float.BYTES * first, some, 0, size);
      for (int i = 0; i < size; i++) {
        if (!(some[i] >= 0 && some[i] <= Float.MAX_VALUE)) {
          throw new IllegalArgumentException(
              "graph: factor of node %d: %s (expected: 0 or more, finite)"
                  .formatted(first + i, some[i]));
        }
      }
    }
  }
}
