package io.crossmodal.eval.dataset;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where the items of a dataset are. */
public sealed interface Origin {

  /**
   * In a file: what is evaluated must first be stored.
   *
   * @param vectors by dimension, every row
   */
  record File(SortedMap<Integer, PairedVectors> vectors) implements Origin {

    public File {
      vectors = Collections.unmodifiableSortedMap(new TreeMap<>(vectors));
      if (vectors.isEmpty()) {
        throw new IllegalArgumentException("dimensions: none (expected: at least one)");
      }
    }

    /** The vectors of one dimension that the file holds. */
    public PairedVectors at(int dimension) {
      PairedVectors found = vectors.get(dimension);
      if (found == null) {
        throw new IllegalArgumentException(
            "dimension: %d (expected: one of %s)".formatted(dimension, vectors.keySet()));
      }
      return found;
    }
  }

  /**
   * In a gallery of the index service.
   *
   * @param gallery its name
   * @param dimension of its vectors
   * @param sample evenly spaced vectors of both sides, for a look at them
   * @param hash SHA-256 of all ids, pairs and vectors, in hexadecimal digits
   */
  record Gallery(String gallery, int dimension, PairedVectors sample, String hash)
      implements Origin {}
}
