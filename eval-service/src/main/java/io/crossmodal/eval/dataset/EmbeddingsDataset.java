package io.crossmodal.eval.dataset;

import io.crossmodal.dataset.DatasetException;
import io.crossmodal.dataset.EmbeddingsFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Datasets of embeddings files.
 *
 * <p>Items are named by array and row, for example {@code text_17} and {@code video_42}.
 */
public final class EmbeddingsDataset {

  private EmbeddingsDataset() {}

  /**
   * Reads a file whole.
   *
   * @throws DatasetException naming the array, the row and the value that is wrong
   */
  public static RetrievalDataset read(Path npz) throws DatasetException {
    EmbeddingsFile file = EmbeddingsFile.read(npz);
    SortedMap<Integer, PairedVectors> vectors = new TreeMap<>();
    for (int dimension : file.dimensions()) {
      vectors.put(dimension, new PairedVectors(file.texts(dimension), file.gallery(dimension)));
    }
    Modality modality = Modality.valueOf(file.galleryModality().toUpperCase(Locale.ROOT));
    return new RetrievalDataset(
        String.valueOf(npz.getFileName()),
        modality,
        ids(Modality.TEXT, file.texts(file.dimensions().first()).length),
        ids(modality, file.gallery(file.dimensions().first()).length),
        Labels.of(file.labels(), file.texts(file.dimensions().first()).length),
        new Origin.File(vectors));
  }

  private static List<String> ids(Modality modality, int rows) {
    return IntStream.range(0, rows).mapToObj(row -> modality.key() + "_" + row).toList();
  }
}
