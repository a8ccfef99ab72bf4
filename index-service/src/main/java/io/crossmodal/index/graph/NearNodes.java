package io.crossmodal.index.graph;

import java.util.Arrays;

/** Candidates for a node's neighbours, nearest first, then by node. */
final class NearNodes {

  private long[] keys = new long[64];
  private int size;

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  void add(int node, float distance) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * size);
    }
    // Distances are not negative, so that their bits are in their order.
    keys[size++] = (long) Float.floatToRawIntBits(Math.max(0f, distance)) << 32 | node;
  }

  void sort() {
    Arrays.sort(keys, 0, size);
  }

  int node(int place) {
    return (int) keys[place];
  }

  float distance(int place) {
    return Float.intBitsToFloat((int) (keys[place] >> 32));
  }
}
