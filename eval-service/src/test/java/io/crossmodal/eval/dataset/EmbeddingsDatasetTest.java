package io.crossmodal.eval.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossmodal.dataset.DatasetException;
import io.crossmodal.dataset.EmbeddingsFile;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingsDatasetTest {

  private static final float[][] IMAGES = {{1, 0}, {0, 1}, {1, 1}};
  private static final float[][] TEXTS = {{1, 0}, {1, 2}, {2, 1}, {0, 3}};

  @TempDir private Path folder;

  @Test
  void namesItemsByArrayAndRow() throws DatasetException {
    RetrievalDataset dataset = read("video", 2, 0, 2, 0);

    assertThat(dataset.textIds()).containsExactly("text_0", "text_1", "text_2", "text_3");
    assertThat(dataset.imageIds()).containsExactly("video_0", "video_1", "video_2");
    assertThat(dataset.imageModality()).isEqualTo(Modality.VIDEO);
  }

  @Test
  void everyTextAsksForItsImage() throws DatasetException {
    Relevance relevance = read("image", 2, 0, 2, 0).textsAskImages();

    assertThat(relevance.queryIds()).containsExactly("text_0", "text_1", "text_2", "text_3");
    assertThat(relevance.relevant()).isDeepEqualTo(new int[][] {{2}, {0}, {2}, {0}});
    assertThat(relevance.clusters()).containsExactly(2, 0, 2, 0);
  }

  @Test
  void imagesWithTextsAskForAllOfThem() throws DatasetException {
    RetrievalDataset dataset = read("image", 2, 0, 2, 0);
    Relevance relevance = dataset.imagesAskTexts();

    assertThat(relevance.queryIds()).containsExactly("image_0", "image_2");
    assertThat(relevance.itemIds()).hasSize(4);
    assertThat(relevance.relevant()).isDeepEqualTo(new int[][] {{1, 3}, {0, 2}});
    assertThat(relevance.clusters()).containsExactly(0, 2);
    assertThat(relevance.mostRelevant()).isEqualTo(2);
    assertThat(dataset.imagesWithoutText()).isEqualTo(1);
    assertThat(dataset.textsWithoutImage()).isZero();
  }

  @Test
  void hashTellsDataApart() throws DatasetException {
    String hash = read("image", 2, 0, 2, 0).hash();

    assertThat(read("image", 2, 0, 2, 0).hash()).isEqualTo(hash).hasSize(64);
    assertThat(read("image", 2, 0, 2, 1).hash()).isNotEqualTo(hash);
  }

  @Test
  void tellsWhatIsWrongWithAFile() {
    Path missing = folder.resolve("none.npz");

    assertThatThrownBy(() -> EmbeddingsDataset.read(missing))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("none.npz");
  }

  private RetrievalDataset read(String modality, int... imageOfText) throws DatasetException {
    Path file = folder.resolve("pairs.npz");
    EmbeddingsFile.write(file, modality, Map.of(2, TEXTS), Map.of(2, IMAGES), imageOfText);
    return EmbeddingsDataset.read(file);
  }
}
