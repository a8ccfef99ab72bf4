package io.crossmodal.index.graph;

import io.crossmodal.index.codec.BitQuery;
import java.util.Arrays;

/**
 * Inserts nodes 0, 1, 2, ... in batches that double up to a 64th of the graph: each node of a batch
 * searches the graph as it was before the batch, and then every node that became a neighbour gets
 * its edges back in one go (ParlayANN's prefix doubling, Dobson et al. 2024). So the graph is the
 * same whatever the number of threads, and no row needs a lock.
 */
final class Insertion {

  private static final int LARGEST_BATCHES = 64;
  private static final int CANDIDATES = 48;

  private final NodeEncoder encoder;
  private final NodeRows rows;
  private final NeighbourChoice choice;
  private final GraphSettings settings;
  private final int degree;
  private final int[] entries;

  /**
   * Rows under construction have more slots than {@code degree}, so that they are pruned now and
   * then only.
   */
  Insertion(NodeEncoder encoder, NodeRows rows, int degree, int[] entries, GraphSettings settings) {
    this.encoder = encoder;
    this.rows = rows;
    this.degree = degree;
    this.entries = entries;
    this.settings = settings;
    this.choice = new NeighbourChoice(encoder.int8(), encoder.norms());
  }

  void run(ParallelRange<BuildWorkplace> threads) {
    int count = rows.count();
    int largest = Math.max(64, count / LARGEST_BATCHES);
    for (int from = 1; from < count; ) {
      int to = Math.min(count, from + Math.min(from, largest));
      int[] present = Arrays.copyOf(entries, Math.min(from, entries.length));
      threads.run(from, to, (workplace, node) -> connect(workplace, node, present));
      connectBack(threads, from, to);
      from = to;
    }
    threads.run(0, count, this::trim);
  }

  private void connect(BuildWorkplace workplace, int node, int[] present) {
    choice.decode(workplace, node);
    Walk walk = workplace.walk;
    BitQuery query = encoder.codes().space().round(workplace.vector);
    walk.run(encoder.codes(), rows, present, query, settings.buildBeam(), -1, () -> {});
    workplace.near.clear();
    for (int place = 0; place < CANDIDATES && walk.beam().holds(place); place++) {
      choice.candidate(workplace, node, walk.beam().nodeAt(place));
    }
    rows.set(node, workplace.chosen, choice.choose(workplace, degree));
  }

  private void connectBack(ParallelRange<BuildWorkplace> threads, int from, int to) {
    long[] edges = new long[(to - from) * degree];
    int size = 0;
    for (int node = from; node < to; node++) {
      for (int slot = 0; slot < degree && rows.get(node, slot) != NodeRows.NONE; slot++) {
        edges[size++] = (long) rows.get(node, slot) << 32 | node;
      }
    }
    Arrays.sort(edges, 0, size);
    int[] starts = new int[size + 1];
    int targets = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || edges[i] >> 32 != edges[i - 1] >> 32) {
        starts[targets++] = i;
      }
    }
    starts[targets] = size;
    threads.run(0, targets, (workplace, i) -> extend(workplace, edges, starts[i], starts[i + 1]));
  }

  /** Adds the sources of some edges to their target's row, pruned when they do not fit. */
  private void extend(BuildWorkplace workplace, long[] edges, int from, int to) {
    int node = (int) (edges[from] >> 32);
    int present = rows.degree(node);
    if (present + to - from <= rows.slots()) {
      for (int i = from; i < to; i++) {
        rows.set(node, present + i - from, (int) edges[i]);
      }
      return;
    }
    gather(workplace, node, present);
    for (int i = from; i < to; i++) {
      choice.candidate(workplace, node, (int) edges[i]);
    }
    rows.set(node, workplace.chosen, choice.choose(workplace, degree));
  }

  private void gather(BuildWorkplace workplace, int node, int present) {
    choice.decode(workplace, node);
    workplace.near.clear();
    for (int slot = 0; slot < present; slot++) {
      choice.candidate(workplace, node, rows.get(node, slot));
    }
  }

  private void trim(BuildWorkplace workplace, int node) {
    int present = rows.degree(node);
    if (present > degree) {
      gather(workplace, node, present);
      rows.set(node, workplace.chosen, choice.choose(workplace, degree));
    }
  }
}
