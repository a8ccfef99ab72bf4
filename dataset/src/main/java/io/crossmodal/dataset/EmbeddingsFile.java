package io.crossmodal.dataset;

import io.crossmodal.dataset.npz.NpzException;
import io.crossmodal.dataset.npz.NpzReader;
import io.crossmodal.dataset.npz.NpzWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Embeddings of texts and of what they are about, at one or more dimensions, as an {@code .npz}
 * archive.
 *
 * <p>Arrays: {@code text_<d>} of shape [texts, d] and {@code video_<d>}, {@code image_<d>} or
 * {@code document_<d>} of shape [gallery, d] for each dimension, and {@code ground_truth} of shape
 * [texts], the gallery row that belongs to each text. Where a text has several or none, or labels
 * have grades, {@code qrels} of shape [labels, 2 or 3] says so in its place: text row, gallery row,
 * grade (1 if there is no such column; 0 is not relevant). Every vector is finite and not zero.
 * Vectors are handed out without a copy: do not change them.
 */
public final class EmbeddingsFile {

  private static final String RELEVANT = "ground_truth";
  private static final String LABELS = "qrels";
  private static final String TEXT = "text";

  private final String galleryModality;
  private final SortedMap<Integer, float[][]> texts;
  private final SortedMap<Integer, float[][]> gallery;
  private final int[][] labels;

  private EmbeddingsFile(
      String galleryModality,
      SortedMap<Integer, float[][]> texts,
      SortedMap<Integer, float[][]> gallery,
      int[][] labels) {
    this.galleryModality = galleryModality;
    this.texts = texts;
    this.gallery = gallery;
    this.labels = labels;
  }

  /**
   * Reads and checks a file.
   *
   * @throws DatasetException naming the array, the row and the value that is wrong
   */
  public static EmbeddingsFile read(Path npz) throws DatasetException {
    try (NpzReader reader = new NpzReader(npz)) {
      EmbeddingNames names = EmbeddingNames.of(reader.names());
      SortedMap<Integer, float[][]> texts = new TreeMap<>();
      SortedMap<Integer, float[][]> gallery = new TreeMap<>();
      for (int dimension : names.dimensions()) {
        texts.put(dimension, vectors(reader, TEXT, dimension));
        gallery.put(dimension, vectors(reader, names.galleryModality(), dimension));
      }
      EmbeddingChecks.checkCounts(texts, gallery, names.galleryModality());
      int[][] labels =
          reader.names().contains(LABELS)
              ? labels(reader, texts, gallery)
              : relevantRows(reader, texts, gallery);
      return new EmbeddingsFile(names.galleryModality(), texts, gallery, labels);
    } catch (NpzException e) {
      throw new DatasetException(npz, String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw DatasetException.unreadable(npz, e);
    }
  }

  /**
   * Writes a file that {@link #read} reads.
   *
   * @param galleryModality "video", "image" or "document"
   * @param texts by dimension
   * @param gallery by dimension, the same dimensions
   * @param relevantRows the gallery row of each text
   * @throws DatasetException when the arrays do not fit together or the file cannot be written
   */
  public static void write(
      Path npz,
      String galleryModality,
      Map<Integer, float[][]> texts,
      Map<Integer, float[][]> gallery,
      int[] relevantRows)
      throws DatasetException {
    try {
      EmbeddingChecks.checkAll(galleryModality, texts, gallery, relevantRows);
      try (NpzWriter writer = new NpzWriter(npz)) {
        put(writer, TEXT, texts);
        put(writer, galleryModality, gallery);
        writer.put(RELEVANT, relevantRows);
      }
    } catch (NpzException e) {
      throw new DatasetException(npz, String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new DatasetException(npz, "not written: " + e, e);
    }
  }

  /** Dimensions at which texts and gallery are there, ascending. */
  public SortedSet<Integer> dimensions() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(texts.keySet()));
  }

  /** "video", "image" or "document". */
  public String galleryModality() {
    return galleryModality;
  }

  /** Vectors of the texts, a row each. */
  public float[][] texts(int dimension) {
    return at(texts, dimension);
  }

  /** Vectors of the gallery, a row each. */
  public float[][] gallery(int dimension) {
    return at(gallery, dimension);
  }

  /** Text row, gallery row and grade of every label, grades being at least 0. */
  public int[][] labels() {
    return labels;
  }

  private static int[][] relevantRows(
      NpzReader reader, Map<Integer, float[][]> texts, Map<Integer, float[][]> gallery)
      throws IOException {
    int[] rows = reader.ints(RELEVANT);
    EmbeddingChecks.checkRelevant(texts, gallery, rows);
    return IntStream.range(0, rows.length)
        .mapToObj(text -> new int[] {text, rows[text], 1})
        .toArray(int[][]::new);
  }

  private static int[][] labels(
      NpzReader reader, Map<Integer, float[][]> texts, Map<Integer, float[][]> gallery)
      throws IOException {
    int[][] rows = reader.intRows(LABELS);
    int columns = rows[0].length;
    if (columns != 2 && columns != 3) {
      throw new NpzException(
          "qrels: %d columns (expected: text row, gallery row, and a grade or none)"
              .formatted(columns));
    }
    int[][] labels =
        Arrays.stream(rows)
            .map(row -> new int[] {row[0], row[1], columns == 3 ? row[2] : 1})
            .toArray(int[][]::new);
    EmbeddingChecks.checkLabels(texts, gallery, labels);
    return labels;
  }

  private static void put(NpzWriter writer, String modality, Map<Integer, float[][]> vectors)
      throws IOException {
    for (Map.Entry<Integer, float[][]> entry : new TreeMap<>(vectors).entrySet()) {
      writer.put(modality + "_" + entry.getKey(), entry.getValue());
    }
  }

  private static float[][] vectors(NpzReader reader, String modality, int dimension)
      throws IOException {
    String name = modality + "_" + dimension;
    return reader.floats(
        name, (row, vector) -> EmbeddingChecks.checkVector(name, row, vector, dimension));
  }

  private static float[][] at(SortedMap<Integer, float[][]> vectors, int dimension) {
    float[][] found = vectors.get(dimension);
    if (found == null) {
      throw new IllegalArgumentException(
          "dimension: %d (expected: one of %s)".formatted(dimension, vectors.keySet()));
    }
    return found;
  }
}
