package io.crossmodal.index.graph;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Writes the body of a graph from what was built, its nodes renumbered.
 *
 * @param ordinals of the nodes as they were inserted
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record BodyWriter(
    NodeEncoder encoder, NodeRows rows, int[] ordinals, int[] entries, GraphSettings settings) {

  MemorySegment write(int degree, Arena arena) {
    CodeSpace space = encoder.codes().space();
    GraphLayout layout =
        new GraphLayout(
            rows.count(),
            space.dimension(),
            degree,
            entries.length,
            space.bits(),
            space.words(),
            space.axes().byteSize() > 0,
            !settings.lean(),
            Calibration.POINTS,
            settings.seed());
    MemorySegment body = arena.allocate(layout.size(), 64);
    layout.write(body);
    int[] order = NodeOrder.depthFirst(rows, degree, entries);
    int[] renumbered = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      renumbered[order[i]] = i;
    }
    MemorySegment starts = layout.entries(body);
    for (int i = 0; i < entries.length; i++) {
      starts.setAtIndex(NodeCodes.INT, i, renumbered[entries[i]]);
    }
    layout.axes(body).copyFrom(space.axes());
    nodes(layout, body, order, renumbered);
    return body;
  }

  private void nodes(GraphLayout layout, MemorySegment body, int[] order, int[] renumbered) {
    NodeCodes codes = encoder.codes();
    MemorySegment targets = layout.ordinals(body);
    NodeRows written = new NodeRows(layout.rows(body), layout.count(), layout.slots());
    for (int i = 0; i < order.length; i++) {
      int node = order[i];
      targets.setAtIndex(NodeCodes.INT, i, ordinals[node]);
      for (int slot = 0; slot < layout.slots(); slot++) {
        int neighbour = rows.get(node, slot);
        written.set(i, slot, neighbour == NodeRows.NONE ? NodeRows.NONE : renumbered[neighbour]);
      }
    }
    permute(codes.factors(), layout.factors(body), order, Float.BYTES);
    permute(codes.planes(), layout.planes(body), order, codes.space().stride());
    permute(
        encoder.int8().segment(), layout.int8(body), order, Int8Rows.stride(layout.dimension()));
  }

  /** Copies parts of equal length in the new order, where the target is there at all. */
  private static void permute(MemorySegment from, MemorySegment to, int[] order, long bytes) {
    if (to.byteSize() > 0) {
      for (int i = 0; i < order.length; i++) {
        MemorySegment.copy(from, order[i] * bytes, to, i * bytes, bytes);
      }
    }
  }
}
