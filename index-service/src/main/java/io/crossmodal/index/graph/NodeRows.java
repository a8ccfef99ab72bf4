package io.crossmodal.index.graph;

import io.crossmodal.index.kernel.Prefetch;
import java.lang.foreign.MemorySegment;

/**
 * The neighbours of every node: {@code int[count][slots]}, -1 after a row's last.
 *
 * @param count nodes
 * @param slots of a row
 */
record NodeRows(MemorySegment segment, int count, int slots) {

  static final int NONE = -1;

  int get(int node, int slot) {
    return segment.get(NodeCodes.INT, ((long) node * slots + slot) * Integer.BYTES);
  }

  /** Brings the rows of {@code nodes[0..few)} into the cache. */
  void prefetch(int[] nodes, int few) {
    Prefetch.rows(segment, (long) slots * Integer.BYTES, nodes, few);
  }

  void set(int node, int slot, int neighbour) {
    segment.set(NodeCodes.INT, ((long) node * slots + slot) * Integer.BYTES, neighbour);
  }

  int degree(int node) {
    int degree = 0;
    while (degree < slots && get(node, degree) != NONE) {
      degree++;
    }
    return degree;
  }

  /** Replaces a row. */
  void set(int node, int[] neighbours, int degree) {
    for (int slot = 0; slot < slots; slot++) {
      set(node, slot, slot < degree ? neighbours[slot] : NONE);
    }
  }
}
