package io.crossmodal.dataset;

import io.crossmodal.dataset.npz.NpzException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  /** Each dimension holds the same texts and the same gallery. */
  static void checkCounts(
      Map<Integer, float[][]> texts, Map<Integer, float[][]> gallery, String galleryModality)
      throws NpzException {
    checkCounts("text", texts, rows(texts), "as at the other dimensions");
    checkCounts(galleryModality, gallery, rows(gallery), "as at the other dimensions");
  }

  /** Every text has a row of the gallery. */
  static void checkRelevant(
      Map<Integer, float[][]> texts, Map<Integer, float[][]> gallery, int[] relevantRows)
      throws NpzException {
    checkCounts("text", texts, relevantRows.length, "rows of ground_truth");
    for (int i = 0; i < relevantRows.length; i++) {
      checkRow("ground_truth", i, relevantRows[i], rows(gallery));
    }
  }

  /** Labels are of rows that there are, each pair once, with grades from 0. */
  static void checkLabels(
      Map<Integer, float[][]> texts, Map<Integer, float[][]> gallery, int[][] labels)
      throws NpzException {
    Set<List<Integer>> pairs = HashSet.newHashSet(labels.length);
    for (int i = 0; i < labels.length; i++) {
      checkRow("qrels", i, labels[i][0], rows(texts));
      checkRow("qrels", i, labels[i][1], rows(gallery));
      if (labels[i][2] < 0) {
        throw new NpzException("qrels row %d: grade %d (expected: 0..)".formatted(i, labels[i][2]));
      }
      if (!pairs.add(List.of(labels[i][0], labels[i][1]))) {
        throw new NpzException(
            "qrels row %d: text %d and item %d again (expected: each pair once)"
                .formatted(i, labels[i][0], labels[i][1]));
      }
    }
  }

  private static void checkRow(String name, int at, int row, int rows) throws NpzException {
    if (row < 0 || row >= rows) {
      throw new NpzException("%s row %d: %d (expected: 0..%d)".formatted(name, at, row, rows - 1));
    }
  }

  private static int rows(Map<Integer, float[][]> vectors) {
    return vectors.values().iterator().next().length;
  }

  /** Everything that reading a file of these arrays would check. */
  static void checkAll(
      String galleryModality,
      Map<Integer, float[][]> texts,
      Map<Integer, float[][]> gallery,
      int[] relevantRows)
      throws NpzException {
    if (!List.of("video", "image", "document").contains(galleryModality)) {
      throw new NpzException(
          "gallery modality: %s (expected: video, image or document)".formatted(galleryModality));
    }
    if (texts.isEmpty() || !texts.keySet().equals(gallery.keySet())) {
      throw new NpzException(
          "dimensions: texts %s, gallery %s (expected: the same, at least one)"
              .formatted(new TreeSet<>(texts.keySet()), new TreeSet<>(gallery.keySet())));
    }
    checkCounts(texts, gallery, galleryModality);
    checkRelevant(texts, gallery, relevantRows);
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
