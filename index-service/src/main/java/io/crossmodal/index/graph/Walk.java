package io.crossmodal.index.graph;

import io.crossmodal.index.codec.BitQuery;
import io.crossmodal.index.kernel.BitKernel;
import io.crossmodal.index.kernel.KernelProvider;

/**
 * One walk at a time through a graph: from the entries to ever better nodes, until every node of
 * the beam was popped. Not for two threads at once.
 *
 * <p>Two nodes are popped at a time, so that their neighbours' memory is waited for once.
 */
final class Walk {

  /** Nodes that are estimated in one call, at most: the rows of two nodes under construction. */
  private static final int BATCH = 128;

  private static final int CHECK_EVERY = 64;

  private final BitKernel kernel = KernelProvider.kernels().bits();
  private final Beam beam = new Beam();
  private final VisitedNodes visited = new VisitedNodes();
  private final int[] nodes = new int[BATCH];
  private final int[] products = new int[BATCH];
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
    int length = beam.length();
    for (int place = beam.unpopped(0); place < length; place = beam.unpopped(0)) {
      int count = unseen(rows, beam.pop(place), 0);
      int second = beam.unpopped(place + 1);
      if (second < length) {
        count = unseen(rows, beam.pop(second), count);
        popped++;
      }
      popped++;
      if ((popped & CHECK_EVERY - 2) == 0) {
        checkpoint.run();
      }
      offer(codes, query, count);
    }
  }

  private void start(NodeCodes codes, int[] entries, BitQuery query) {
    int count = 0;
    for (int entry : entries) {
      nodes[count] = entry;
      count += visited.add(entry);
      if (count == BATCH) {
        offer(codes, query, count);
        count = 0;
      }
    }
    offer(codes, query, count);
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
    for (int i = 0; i < count; i++) {
      int node = nodes[i];
      float factor = codes.factors().get(NodeCodes.FLOAT, (long) node * Float.BYTES);
      long key = Beam.key(space.estimate(query, products[i], factor), node);
      if (key < bound) {
        beam.put(key);
        bound = beam.bound();
      }
    }
    estimated += count;
  }
}
