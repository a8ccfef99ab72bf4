package io.crossmodal.eval.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GalleryReaderTest {

  private final GalleryReader reader = new GalleryReader("photos");

  @Test
  void textsBelongToTheImageThatTheyName() {
    text("a-0", "a");
    text("a-1", "a");
    image("a");
    image("b");
    text("b-0", "b");

    RetrievalDataset dataset = reader.dataset();

    assertThat(dataset.imageIds()).containsExactly("a", "b");
    assertThat(dataset.labels().images()).isDeepEqualTo(new int[][] {{0}, {0}, {1}});
    assertThat(dataset.dimensions()).containsExactly(2);
    assertThat(dataset.imageModality()).isEqualTo(Modality.IMAGE);
  }

  @Test
  void countsTextsWithoutImageAndImagesWithoutText() {
    image("a");
    image("b");
    image("c");
    text("t0", "a");
    text("t1", null);
    text("t2", "gone");

    RetrievalDataset dataset = reader.dataset();

    assertThat(dataset.textsWithoutImage()).isEqualTo(2);
    assertThat(dataset.imagesWithoutText()).isEqualTo(2);
    assertThat(dataset.textsAskImages().queryIds()).containsExactly("t0");
    assertThat(dataset.imagesAskTexts().queryIds()).containsExactly("a");
    assertThat(dataset.imagesAskTexts().itemIds()).containsExactly("t0", "t1", "t2");
  }

  @Test
  void refusesAGalleryWithoutPairs() {
    image("a");
    text("t", "gone");

    assertThatThrownBy(reader::dataset)
        .isInstanceOfSatisfying(
            ServiceException.class,
            e -> assertThat(e.reason()).isEqualTo(ErrorReason.INVALID_DATASET))
        .hasMessageContaining("gallery photos: 1 images or documents and 1 texts")
        .hasMessageContaining("image_id");
  }

  @Test
  void textsHaveSeveralImagesWithGrades() {
    image("a");
    image("b");
    reader.accept(
        new StoredItem("t", Modality.TEXT, Map.of("b", 3, "a", 1, "gone", 2), new float[] {1, 2}));
    text("u", "b");

    RetrievalDataset dataset = reader.dataset();

    Relevance texts = dataset.textsAskImages();
    assertThat(texts.relevant()).isDeepEqualTo(new int[][] {{0, 1}, {1}});
    assertThat(texts.grades()).isDeepEqualTo(new int[][] {{1, 3}, {1}});
    assertThat(texts.clusters()).containsExactly(0, 1);
    Relevance images = dataset.imagesAskTexts();
    assertThat(images.relevant()).isDeepEqualTo(new int[][] {{0}, {0, 1}});
    assertThat(images.grades()).isDeepEqualTo(new int[][] {{1}, {3, 1}});
  }

  @Test
  void textsLookForDocumentsButNotAmongPicturesToo() {
    reader.accept(new StoredItem("d", Modality.DOCUMENT, Map.of(), new float[] {1, 2}));
    text("q", "d");
    assertThat(reader.dataset().imageModality()).isEqualTo(Modality.DOCUMENT);

    image("a");
    assertThatThrownBy(reader::dataset).hasMessageContaining("[IMAGE, DOCUMENT] (expected:");
  }

  @Test
  void samplesAreEvenlySpacedAndBounded() {
    VectorSample sample = new VectorSample(8);
    for (int i = 0; i < 100; i++) {
      sample.accept(new float[] {i});
    }

    float[][] kept = sample.vectors();
    assertThat(kept.length).isBetween(4, 8);
    float stride = kept[1][0] - kept[0][0];
    for (int i = 1; i < kept.length; i++) {
      assertThat(kept[i][0] - kept[i - 1][0]).isEqualTo(stride);
    }
    assertThat(kept[0][0]).isZero();
    assertThat(kept[kept.length - 1][0]).isGreaterThanOrEqualTo(100 - 2 * stride);
  }

  private void text(String id, @Nullable String imageId) {
    reader.accept(
        new StoredItem(
            id,
            Modality.TEXT,
            imageId == null ? Map.of() : Map.of(imageId, 1),
            new float[] {1, 2}));
  }

  private void image(String id) {
    reader.accept(new StoredItem(id, Modality.IMAGE, Map.of(), new float[] {2, 1}));
  }
}
