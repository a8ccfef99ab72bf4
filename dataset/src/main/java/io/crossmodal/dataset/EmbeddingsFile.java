package io.crossmodal.dataset;

import io.crossmodal.dataset.npz.NpzException;
import io.crossmodal.dataset.npz.NpzReader;
import io.crossmodal.dataset.npz.NpzWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Embeddings of texts and of what they are about, at one or more dimensions, as an {@code .npz}
 * archive.
 *
 * <p>Arrays: {@code text_<d>} of shape [texts, d] and {@code video_<d>} or {@code image_<d>} of
 * shape [gallery, d] for each dimension, and {@code ground_truth} of shape [texts], the gallery row
 * that belongs to each text. Every vector is finite and not zero. Vectors are handed out without a
 * copy: do not change them.
 */
public final class EmbeddingsFile {

  private static final String RELEVANT = "ground_truth";
  private static final String TEXT = "text";

  private final String galleryModality;
  private final SortedMap<Integer, float[][]> texts;
  private final SortedMap<Integer, float[][]> gallery;
  private final int[] relevantRows;

  private EmbeddingsFile(
      String galleryModality,
      SortedMap<Integer, float[][]> texts,
      SortedMap<Integer, float[][]> gallery,
      int[] relevantRows) {
    this.galleryModality = galleryModality;
    this.texts = texts;
    this.gallery = gallery;
    this.relevantRows = relevantRows;
  }

  /**
   * Reads and checks a file.
   *
   * @throws DatasetException naming the array, the row and the value that is wrong
   */
  public static EmbeddingsFile read(Path npz) throws DatasetException {
    try (NpzReader reader = new NpzReader(npz)) {
      EmbeddingNames names = EmbeddingNames.of(reader.names());
      int[] relevantRows = reader.ints(RELEVANT);
      SortedMap<Integer, float[][]> texts = new TreeMap<>();
      SortedMap<Integer, float[][]> gallery = new TreeMap<>();
      for (int dimension : names.dimensions()) {
        texts.put(dimension, vectors(reader, TEXT, dimension));
        gallery.put(dimension, vectors(reader, names.galleryModality(), dimension));
      }
      EmbeddingChecks.checkRows(texts, gallery, names.galleryModality(), relevantRows);
      return new EmbeddingsFile(names.galleryModality(), texts, gallery, relevantRows);
    } catch (NpzException e) {
      throw new DatasetException(npz, String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw DatasetException.unreadable(npz, e);
    }
  }

  /**
   * Writes a file that {@link #read} reads.
   *
   * @param galleryModality "video" or "image"
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

  /** "video" or "image". */
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

  /** The gallery row that belongs to each text. */
  public int[] relevantRows() {
    return relevantRows;
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
