package io.crossmodal.index.graph;

import java.util.Arrays;

/**
 * Makes every node reachable from the entries: one that is not gets an edge from one of its
 * neighbours, or from any node with room; where there is none it becomes an entry.
 */
final class Reachability {

  private final NodeRows rows;
  private final int degree;
  private final VisitedNodes reached = new VisitedNodes();
  private final int[] stack;
  private int[] entries;
  private int withRoom;

  Reachability(NodeRows rows, int degree, int[] entries) {
    this.rows = rows;
    this.degree = degree;
    this.entries = entries;
    this.stack = new int[rows.count()];
  }

  /** Adds what is missing; returns the entries. */
  int[] repair() {
    reached.reset(rows.count());
    for (int entry : entries) {
      reach(entry);
    }
    for (int node = 0; node < rows.count(); node++) {
      if (!reached.has(node)) {
        attach(node);
        reach(node);
      }
    }
    return entries;
  }

  private void attach(int node) {
    for (int slot = 0; slot < degree && rows.get(node, slot) != NodeRows.NONE; slot++) {
      int neighbour = rows.get(node, slot);
      if (reached.has(neighbour) && rows.degree(neighbour) < degree) {
        rows.set(neighbour, rows.degree(neighbour), node);
        return;
      }
    }
    // Rows only fill up, so that what was full before need not be looked at again.
    while (withRoom < rows.count() && !(reached.has(withRoom) && rows.degree(withRoom) < degree)) {
      withRoom++;
    }
    if (withRoom < rows.count()) {
      rows.set(withRoom, rows.degree(withRoom), node);
    } else {
      entries = Arrays.copyOf(entries, entries.length + 1);
      entries[entries.length - 1] = node;
    }
  }

  private void reach(int start) {
    int size = 0;
    if (reached.add(start) == 1) {
      stack[size++] = start;
    }
    while (size > 0) {
      int node = stack[--size];
      for (int slot = 0; slot < degree && rows.get(node, slot) != NodeRows.NONE; slot++) {
        int neighbour = rows.get(node, slot);
        if (reached.add(neighbour) == 1) {
          stack[size++] = neighbour;
        }
      }
    }
  }
}
