package io.crossmodal.index.graph;

import io.crossmodal.index.codec.BitQuery;
import io.crossmodal.index.kernel.BitKernel;
import io.crossmodal.index.kernel.KernelProvider;

/**
 * One walk at a time through a graph: from the entries to ever better nodes, until every node of
 * the beam was popped. Not for two threads at once.
 *
 * <p>A few nodes are popped at a time, so that their neighbours' memory is waited for once, and
 * what lies near several of the best is found before the beam narrows.
 */
final class Walk {

  /** Nodes that are estimated in one call, at most: the rows of two nodes under construction. */
  private static final int BATCH = 128;

  /** Nodes that are popped at a time at most. */
  private static final int MOST_AT_ONCE = 4;

  /** Entries that are estimated in one call; fewer, so that the next ones have a bound. */
  private static final int AT_START = 32;

  private static final int CHECK_EVERY = 32;

  private final BitKernel kernel = KernelProvider.kernels().bits();
  private final Beam beam = new Beam();
  private final VisitedNodes visited = new VisitedNodes();
  private final int[] nodes = new int[BATCH];
  private final int[] products = new int[BATCH];
  private final long[] keys = new long[BATCH];
  private final int[] next = new int[MOST_AT_ONCE];
  private int popped;
  private int estimated;

  Beam beam() {
    return beam;
  }

  int popped() {
    return popped;
  }

  int estimated() {
    return estimated;
  }

  /**
   * Fills the beam.
   *
   * @param entries where the walk starts: nodes 0 to {@code entries.length - 1} of it
   * @param excluded a node that is not walked through, or -1
   * @param checkpoint called now and then; what it throws ends the walk
   */
  void run(
      NodeCodes codes,
      NodeRows rows,
      int[] entries,
      BitQuery query,
      int width,
      int excluded,
      Runnable checkpoint) {
    beam.reset(width);
    visited.reset(rows.count());
    popped = 0;
    estimated = 0;
    if (excluded >= 0) {
      visited.add(excluded);
    }
    start(codes, entries, query);
    int most = Math.min(MOST_AT_ONCE, BATCH / rows.slots());
    int steps = 0;
    for (int count = beam.pop(most, keys); count > 0; count = beam.pop(most, keys)) {
      popped += count;
      offer(codes, query, unseen(rows, count));
      if ((++steps & CHECK_EVERY - 1) == 0) {
        checkpoint.run();
      }
    }
  }

  private void start(NodeCodes codes, int[] entries, BitQuery query) {
    int count = 0;
    for (int entry : entries) {
      nodes[count] = entry;
      count += visited.add(entry);
      if (count == AT_START) {
        offer(codes, query, count);
        count = 0;
      }
    }
    offer(codes, query, count);
  }

  /** Collects the neighbours of the popped nodes that were not estimated yet. */
  private int unseen(NodeRows rows, int count) {
    for (int i = 0; i < count; i++) {
      next[i] = Beam.node(keys[i]);
    }
    rows.prefetch(next, count);
    int found = 0;
    for (int i = 0; i < count; i++) {
      found = unseen(rows, next[i], found);
    }
    return found;
  }

  private int unseen(NodeRows rows, int node, int from) {
    int count = from;
    long offset = (long) node * rows.slots() * Integer.BYTES;
    for (int slot = 0; slot < rows.slots(); slot++) {
      int neighbour = rows.segment().get(NodeCodes.INT, offset + (long) slot * Integer.BYTES);
      if (neighbour < 0) {
        break;
      }
      nodes[count] = neighbour;
      count += visited.add(neighbour);
    }
    return count;
  }

  private void offer(NodeCodes codes, BitQuery query, int count) {
    CodeSpace space = codes.space();
    kernel.gather(
        query.planes(), space.shifts(), codes.planes(), space.stride(), nodes, count, products);
    long bound = beam.bound();
    int better = 0;
    for (int i = 0; i < count; i++) {
      int node = nodes[i];
      float factor = codes.factors().get(NodeCodes.FLOAT, (long) node * Float.BYTES);
      long key = Beam.key(space.estimate(query, products[i], factor), node);
      keys[better] = key;
      better += key < bound ? 1 : 0;
    }
    beam.put(keys, better);
    estimated += count;
  }
}
