package io.crossmodal.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossmodal.dataset.npz.Npy;
import io.crossmodal.dataset.npz.NpzWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingsFileTest {

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = folder.resolve("e.npz");
  }

  @Test
  void readsPairsOfEveryDimension() throws IOException {
    EmbeddingsFile embeddings =
        EmbeddingsFile.read(
            valid()
                .floats("text_3", "3, 3", 1, 2, 3, 4, 5, 6, 7, 8, 9)
                .floats("video_3", "2, 3", 1, 0, 0, 0, 1, 0)
                .floats("temperature", "1,", 0.07f)
                .write(file));
    assertThat(embeddings.dimensions()).containsExactly(2, 3);
    assertThat(embeddings.galleryModality()).isEqualTo("video");
    assertThat(embeddings.texts(2)).isDeepEqualTo(new float[][] {{1, 2}, {3, 4}, {5, 6}});
    assertThat(embeddings.gallery(3)).isDeepEqualTo(new float[][] {{1, 0, 0}, {0, 1, 0}});
    assertThat(embeddings.labels()).isDeepEqualTo(new int[][] {{0, 1, 1}, {1, 0, 1}, {2, 1, 1}});
    assertThatThrownBy(() -> embeddings.texts(4))
        .hasMessage("dimension: 4 (expected: one of [2, 3])");
  }

  @Test
  void readsWhatItWrote() throws DatasetException {
    float[][] texts = {{1, 2}, {3, 4}};
    float[][] gallery = {{5, 6}};
    EmbeddingsFile.write(file, "image", Map.of(2, texts), Map.of(2, gallery), new int[] {0, 0});
    EmbeddingsFile read = EmbeddingsFile.read(file);
    assertThat(read.galleryModality()).isEqualTo("image");
    assertThat(read.texts(2)).isDeepEqualTo(texts);
    assertThat(read.gallery(2)).isDeepEqualTo(gallery);
    assertThat(read.labels()).isDeepEqualTo(new int[][] {{0, 0, 1}, {1, 0, 1}});
  }

  @Test
  void refusesToWriteWhatItWouldNotRead() throws IOException {
    float[][] texts = {{1, 2}};
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(
            () ->
                EmbeddingsFile.write(file, "audio", Map.of(2, texts), Map.of(2, texts), new int[1]))
        .withMessageContaining("gallery modality: audio (expected: video, image or document)");
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(
            () ->
                EmbeddingsFile.write(file, "image", Map.of(2, texts), Map.of(3, texts), new int[1]))
        .withMessageContaining("texts [2], gallery [3]");
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(
            () ->
                EmbeddingsFile.write(file, "image", Map.of(3, texts), Map.of(3, texts), new int[1]))
        .withMessageContaining("text_3: 2 columns (expected: 3)");
    assertThat(file).doesNotExist();
  }

  @Test
  void readsSeveralRelevantRowsWithGrades() throws IOException {
    long[][] labels = {{0, 1, 2}, {0, 0, 1}, {2, 1, 0}};
    EmbeddingsFile embeddings = EmbeddingsFile.read(labelled(labels));
    assertThat(embeddings.galleryModality()).isEqualTo("document");
    assertThat(embeddings.labels()).isDeepEqualTo(new int[][] {{0, 1, 2}, {0, 0, 1}, {2, 1, 0}});
    assertThat(EmbeddingsFile.read(labelled(new long[][] {{1, 0}})).labels())
        .isDeepEqualTo(new int[][] {{1, 0, 1}});
  }

  @Test
  void refusesLabelsThatAreNone() throws IOException {
    assertFails(labelled(new long[][] {{0, 2, 1}}), "qrels row 0: 2 (expected: 0..1)");
    assertFails(labelled(new long[][] {{3, 0, 1}}), "qrels row 0: 3 (expected: 0..2)");
    assertFails(labelled(new long[][] {{0, 0, -1}}), "qrels row 0: grade -1 (expected: 0..)");
    assertFails(
        labelled(new long[][] {{0, 0, 1}, {0, 0, 2}}), "qrels row 1: text 0 and item 0 again");
    assertFails(labelled(new long[][] {{0}}), "qrels: 1 columns (expected: text row");
  }

  @Test
  void refusesNoRelevantRows() throws IOException {
    assertFails(
        new Npy().floats("text_2", "1, 2", 1, 2),
        "ground_truth: missing, and no qrels (found: [text_2])");
  }

  @Test
  void refusesRelevantRowsOutOfRange() throws IOException {
    assertFails(valid().longs("ground_truth", 1, 0, 2), "ground_truth row 2: 2 (expected: 0..1)");
    assertFails(valid().longs("ground_truth", 1, -1, 0), "ground_truth row 1: -1 (expected: 0..1)");
  }

  @Test
  void refusesRowCountsThatDisagree() throws IOException {
    assertFails(
        valid().longs("ground_truth", 1, 0), "text_2: 3 rows (expected: 2, rows of ground_truth)");
    assertFails(
        valid().floats("text_1", "3, 1", 1, 2, 3).floats("video_1", "3, 1", 1, 2, 3),
        "video_2: 2 rows (expected: 3, as at the other dimensions)");
  }

  @Test
  void refusesUnpairedDimensions() throws IOException {
    assertFails(
        valid().floats("text_4", "3, 4", new float[12]),
        "text_4 without video_4 (expected: both at each dimension)");
    assertFails(valid().floats("video_4", "2, 4", new float[8]), "video_4 without text_4");
    assertFails(
        valid().floats("image_2", "2, 2", 1, 2, 3, 4),
        "video_2 beside image_2 (expected: a gallery of one modality)");
    assertFails(
        new Npy().longs("ground_truth", 0), "no vectors (expected: text_<d> with video_<d>");
  }

  @Test
  void refusesColumnsThatAreNotTheName() throws IOException {
    assertFails(
        valid().floats("text_2", "3, 3", 1, 2, 3, 4, 5, 6, 7, 8, 9),
        "text_2: 3 columns (expected: 2)");
  }

  @Test
  void namesTheVectorThatIsNone() throws IOException {
    assertFails(
        valid().floats("video_2", "2, 2", 1, 2, 3, Float.NaN),
        "video_2 row 1: value 1 is NaN (expected: finite)");
    assertFails(
        valid().floats("text_2", "3, 2", 1, 2, Float.NEGATIVE_INFINITY, 4, 5, 6),
        "text_2 row 1: value 0 is -Infinity (expected: finite)");
    assertFails(
        valid().floats("video_2", "2, 2", 0, 0, 3, 4),
        "video_2 row 0: all values are 0 (expected: a vector with a direction)");
  }

  @Test
  void namesTheFile() throws IOException {
    Files.writeString(file, "no archive");
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> EmbeddingsFile.read(file))
        .withMessageStartingWith(file + ": no whole .npz archive");
    Path absent = folder.resolve("absent.npz");
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> EmbeddingsFile.read(absent))
        .withMessage(absent + ": missing");
  }

  /** Three texts about two videos at two dimensions; an array put again replaces the first. */
  private static Npy valid() {
    return new Npy()
        .floats("text_2", "3, 2", 1, 2, 3, 4, 5, 6)
        .floats("video_2", "2, 2", 1, 0, 0, 1)
        .longs("ground_truth", 1, 0, 1);
  }

  /** Three texts and two documents. */
  private Path labelled(long[][] labels) throws IOException {
    try (NpzWriter npz = new NpzWriter(file)) {
      npz.put("text_2", new float[][] {{1, 2}, {3, 4}, {5, 6}});
      npz.put("document_2", new float[][] {{1, 0}, {0, 1}});
      npz.put("qrels", labels);
    }
    return file;
  }

  private void assertFails(Npy npy, String message) throws IOException {
    assertFails(npy.write(file), message);
  }

  private static void assertFails(Path written, String message) {
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> EmbeddingsFile.read(written))
        .withMessageContaining(message);
  }
}
