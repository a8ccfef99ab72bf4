package io.crossmodal.index.graph;

import java.util.Arrays;

/** A set of nodes, one bit each. */
final class VisitedNodes {

  private long[] words = {};

  /** Empties the set and makes room for nodes under {@code count}. */
  void reset(int count) {
    int needed = (count + Long.SIZE - 1) / Long.SIZE;
    if (words.length < needed) {
      words = new long[needed];
    } else {
      Arrays.fill(words, 0, needed, 0);
    }
  }

  /** Adds a node: 1 when it was not there, else 0. */
  int add(int node) {
    long word = words[node >> 6];
    words[node >> 6] = word | 1L << node;
    return (int) (~word >>> node & 1);
  }

  boolean has(int node) {
    return (words[node >> 6] >>> node & 1) != 0;
  }
}
