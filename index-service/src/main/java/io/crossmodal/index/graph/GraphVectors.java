package io.crossmodal.index.graph;

/** The prepared vectors (reduced, and normalised under cosine) that a graph is built from. */
public interface GraphVectors {

  int dimension();

  /** Reads the vector of an ordinal; any number of threads at once, and again and again. */
  void read(int ordinal, float[] target);

  /**
   * The group, 0 to 255, whose centre an ordinal's code is measured from: vectors of one modality,
   * which lie in a cone of their own, are one group.
   */
  default int group(int ordinal) {
    return 0;
  }
}
