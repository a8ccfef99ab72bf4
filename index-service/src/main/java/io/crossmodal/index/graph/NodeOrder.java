package io.crossmodal.index.graph;

import java.util.Arrays;

/**
 * Numbers nodes so that neighbours lie near each other in memory: depth first, from the entries.
 */
final class NodeOrder {

  private NodeOrder() {}

  /** The nodes in their new order; every node is reachable. */
  static int[] depthFirst(NodeRows rows, int degree, int[] entries) {
    int count = rows.count();
    int[] order = new int[count];
    int[] stack = new int[count];
    int[] slots = new int[count];
    VisitedNodes seen = new VisitedNodes();
    seen.reset(count);
    int size = 0;
    for (int entry : entries) {
      int depth = 0;
      if (seen.add(entry) == 1) {
        order[size++] = entry;
        stack[depth++] = entry;
      }
      while (depth > 0) {
        int node = stack[depth - 1];
        int slot = slots[node]++;
        int neighbour = slot < degree ? rows.get(node, slot) : NodeRows.NONE;
        if (neighbour == NodeRows.NONE) {
          depth--;
        } else if (seen.add(neighbour) == 1) {
          order[size++] = neighbour;
          stack[depth++] = neighbour;
        }
      }
    }
    return Arrays.copyOf(order, size);
  }
}
