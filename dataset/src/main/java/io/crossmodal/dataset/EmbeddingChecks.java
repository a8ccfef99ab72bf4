package io.crossmodal.dataset;

import io.crossmodal.dataset.npz.NpzException;
import java.util.Map;
import java.util.TreeSet;

/** What must hold for embeddings before anything is computed with them. */
final class EmbeddingChecks {

  private EmbeddingChecks() {}

  /** A vector has its dimension, is finite, and has a direction. */
  static void checkVector(String name, int row, float[] vector, int dimension) throws NpzException {
    if (vector.length != dimension) {
      throw new NpzException(
          "%s: %d columns (expected: %d)".formatted(name, vector.length, dimension));
    }
    boolean zero = true;
    for (int i = 0; i < vector.length; i++) {
      if (!Float.isFinite(vector[i])) {
        throw new NpzException(
            "%s row %d: value %d is %s (expected: finite)".formatted(name, row, i, vector[i]));
      }
      zero &= vector[i] == 0;
    }
    if (zero) {
      throw new NpzException(
          "%s row %d: all values are 0 (expected: a vector with a direction)".formatted(name, row));
    }
  }

  /** Each dimension holds the same texts and the same gallery, and relevant rows point into it. */
  static void checkRows(
      Map<Integer, float[][]> texts,
      Map<Integer, float[][]> gallery,
      String galleryModality,
      int[] relevantRows)
      throws NpzException {
    checkCounts("text", texts, relevantRows.length, "rows of ground_truth");
    int galleryRows = gallery.values().iterator().next().length;
    checkCounts(galleryModality, gallery, galleryRows, "as at the other dimensions");
    for (int i = 0; i < relevantRows.length; i++) {
      if (relevantRows[i] < 0 || relevantRows[i] >= galleryRows) {
        throw new NpzException(
            "ground_truth row %d: %d (expected: 0..%d)"
                .formatted(i, relevantRows[i], galleryRows - 1));
      }
    }
  }

  /** Everything that reading a file of these arrays would check. */
  static void checkAll(
      String galleryModality,
      Map<Integer, float[][]> texts,
      Map<Integer, float[][]> gallery,
      int[] relevantRows)
      throws NpzException {
    if (!galleryModality.equals("video") && !galleryModality.equals("image")) {
      throw new NpzException(
          "gallery modality: %s (expected: video or image)".formatted(galleryModality));
    }
    if (texts.isEmpty() || !texts.keySet().equals(gallery.keySet())) {
      throw new NpzException(
          "dimensions: texts %s, gallery %s (expected: the same, at least one)"
              .formatted(new TreeSet<>(texts.keySet()), new TreeSet<>(gallery.keySet())));
    }
    checkRows(texts, gallery, galleryModality, relevantRows);
    checkVectors("text", texts);
    checkVectors(galleryModality, gallery);
  }

  private static void checkVectors(String modality, Map<Integer, float[][]> vectors)
      throws NpzException {
    for (Map.Entry<Integer, float[][]> entry : vectors.entrySet()) {
      for (int row = 0; row < entry.getValue().length; row++) {
        int dimension = entry.getKey();
        checkVector(modality + "_" + dimension, row, entry.getValue()[row], dimension);
      }
    }
  }

  private static void checkCounts(
      String modality, Map<Integer, float[][]> vectors, int rows, String expectation)
      throws NpzException {
    for (Map.Entry<Integer, float[][]> entry : vectors.entrySet()) {
      if (entry.getValue().length != rows) {
        throw new NpzException(
            "%s_%d: %d rows (expected: %d, %s)"
                .formatted(modality, entry.getKey(), entry.getValue().length, rows, expectation));
      }
    }
  }
}
