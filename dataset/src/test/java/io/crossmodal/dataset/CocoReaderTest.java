package io.crossmodal.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CocoReaderTest {

  private static final String IMAGES =
      """
      "images": [{"id": 9, "file_name": "a.jpg", "width": 4}, {"id": 10, "file_name": "b.jpg"}]""";
  private static final String ANNOTATIONS =
      """
      "annotations": [{"image_id": 10, "id": 1, "caption": "a cat"},
        {"image_id": 9, "id": 2, "caption": "a dog"}, {"image_id": 10, "id": 3, "caption": "a big cat"}]""";

  @TempDir Path root;
  private DatasetFolder folder;

  @BeforeEach
  void makeFolder() {
    folder = new DatasetFolder(root);
  }

  @ParameterizedTest
  @ValueSource(strings = {"val2017/", "images/val2017/", "images/", ""})
  void findsPicturesInEveryUsualPlace(String place) throws IOException {
    folder.pictures(place + "a.jpg", place + "b.jpg");
    folder.file(
        "annotations/captions_val2017.json",
        "{\"info\": {\"year\": [2017]}, %s, %s}".formatted(IMAGES, ANNOTATIONS));
    CaptionDataset dataset = folder.open();
    assertThat(DatasetFolder.lines(dataset))
        .containsExactly("b.jpg: a cat | a big cat", "a.jpg: a dog");
    assertThat(dataset.problems().count()).isZero();
    assertThat(Datasets.open(root.resolve("annotations/captions_val2017.json"))).isEqualTo(dataset);
  }

  @Test
  void readsAnnotationsBeforeTheirImages() throws IOException {
    folder.pictures("val2017/a.jpg", "val2017/b.jpg");
    folder.file("annotations/captions_val2017.json", "{%s, %s}".formatted(ANNOTATIONS, IMAGES));
    assertThat(folder.open().captionCount()).isEqualTo(3);
  }

  @Test
  void readsBothPartsWhereBothHaveTheirPictures() throws IOException {
    folder.pictures("val2017/a.jpg", "val2017/b.jpg", "train2017/c.jpg");
    folder.file("annotations/captions_val2017.json", "{%s, %s}".formatted(IMAGES, ANNOTATIONS));
    folder.file(
        "annotations/captions_train2017.json",
        """
        {"images": [{"id": 9, "file_name": "c.jpg"}], "annotations": [{"image_id": 9, "caption": "a bird"}]}
        """);
    assertThat(DatasetFolder.lines(folder.open()))
        .containsExactly("c.jpg: a bird", "b.jpg: a cat | a big cat", "a.jpg: a dog");
  }

  @Test
  void leavesOutAPartWithoutItsFolder() throws IOException {
    folder.pictures("val2017/a.jpg", "val2017/b.jpg");
    folder.file("annotations/captions_val2017.json", "{%s, %s}".formatted(IMAGES, ANNOTATIONS));
    folder.file("annotations/captions_train2017.json", "{\"images\": [], \"annotations\": []}");
    assertThat(folder.open().problems().captionsWithoutImage())
        .containsExactly("captions_train2017.json: no folder train2017");
  }

  @Test
  void listsWhatDoesNotFit() throws IOException {
    folder.pictures("val2017/a.jpg", "val2017/c.jpg");
    folder.file(
        "annotations/captions_val2017.json",
        """
        {"images": [{"id": 9, "file_name": "a.jpg"}, {"id": 10, "file_name": "b.jpg"}, {"id": "x"}],
         "annotations": [{"image_id": 9, "caption": "a dog"}, {"image_id": 10, "caption": "a cat"},
           {"image_id": 11, "caption": "a bird"}, {"image_id": 9}]}
        """);
    DatasetProblems problems = folder.open().problems();
    assertThat(problems.captionsWithoutImage())
        .containsExactly(
            "captions_val2017.json annotations[1]: b.jpg",
            "captions_val2017.json annotations[2]: image_id 11");
    assertThat(problems.imagesWithoutCaption()).containsExactly("c.jpg");
    assertThat(problems.malformedRows())
        .containsExactly(
            "captions_val2017.json images[2]: not {id, file_name}",
            "captions_val2017.json annotations[3]: not {image_id, caption}");
  }

  @Test
  void saysThatTheFileIsNoObject() throws IOException {
    folder.file("annotations/captions_val2017.json", "[]");
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(folder::open)
        .withMessageContaining("starts with START_ARRAY (expected: START_OBJECT)");
  }
}
