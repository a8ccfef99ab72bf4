package io.crossmodal.index.graph;

/** The prepared vectors (reduced, and normalised under cosine) that a graph is built from. */
public interface GraphVectors {

  int dimension();

  /** Reads the vector of an ordinal; any number of threads at once, and again and again. */
  void read(int ordinal, float[] target);

  /**
   * The group of an ordinal, 0 to 255, such as its modality, whose vectors lie in a cone of their
   * own: codes are fitted to as many vectors of each group as there are, up to the same number.
   */
  default int group(int ordinal) {
    return 0;
  }
}
