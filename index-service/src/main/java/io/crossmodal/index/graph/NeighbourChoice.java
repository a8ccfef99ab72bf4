package io.crossmodal.index.graph;

/**
 * Chooses a node's neighbours so that they lie in different directions: a candidate that is nearer
 * to a chosen one than to the node, by a factor, is left out, because a walk gets to it from there
 * (relative neighbourhood graph; Vamana's alpha, Jayaram Subramanya et al. 2019).
 */
final class NeighbourChoice {

  /** Of squared distances. */
  private static final float ALPHA = 1.1f;

  private final Int8Rows int8;
  private final float[] norms;

  NeighbourChoice(Int8Rows int8, float[] norms) {
    this.int8 = int8;
    this.norms = norms;
  }

  /** The squared distance of a node from a decoded vector with the squared length {@code norm}. */
  float distance(float[] vector, float norm, int node) {
    return norm + norms[node] - 2 * int8.dot(vector, node);
  }

  /** Adds candidates of a node whose decoded vector is in {@code workplace.vector}. */
  void candidate(BuildWorkplace workplace, int node, int candidate) {
    workplace.near.add(candidate, distance(workplace.vector, norms[node], candidate));
  }

  void decode(BuildWorkplace workplace, int node) {
    int8.decode(node, workplace.bytes, workplace.vector);
  }

  /** Chooses among {@code workplace.near} into {@code workplace.chosen}; returns how many. */
  int choose(BuildWorkplace workplace, int limit) {
    NearNodes near = workplace.near;
    near.sort();
    int chosen = 0;
    for (int place = 0; place < near.size() && chosen < limit; place++) {
      int node = near.node(place);
      int8.decode(node, workplace.bytes, workplace.other);
      if (leadsElsewhere(workplace, node, near.distance(place), chosen)) {
        workplace.chosen[chosen++] = node;
      }
    }
    return chosen;
  }

  private boolean leadsElsewhere(BuildWorkplace workplace, int node, float distance, int chosen) {
    for (int i = 0; i < chosen; i++) {
      float apart = distance(workplace.other, norms[node], workplace.chosen[i]);
      if (ALPHA * apart <= distance) {
        return false;
      }
    }
    return true;
  }
}
