package io.crossmodal.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KarpathyReaderTest {

  @TempDir Path root;

  @Test
  void readsFlatAndNestedPictures() throws IOException {
    DatasetFolder folder =
        new DatasetFolder(root)
            .pictures("images/a.jpg", "images/val2014/b.jpg", "images/c.jpg")
            .file(
                "dataset_coco.json",
                """
                {"dataset": "coco", "images": [
                  {"filename": "a.jpg", "filepath": "val2014", "split": "test",
                   "sentences": [{"raw": "A dog.", "tokens": ["a", "dog"]}, {"raw": "A wet dog."}]},
                  {"filename": "b.jpg", "filepath": "val2014", "sentences": [{"raw": "A cat."}, {}]},
                  {"filename": "../b.jpg", "sentences": [{"raw": "A secret."}]},
                  {"filename": "gone.jpg", "sentences": [{"raw": "A bird."}]},
                  {"sentences": []}]}
                """);
    CaptionDataset dataset = folder.open();
    assertThat(DatasetFolder.lines(dataset))
        .containsExactly("a.jpg: A dog. | A wet dog.", "val2014/b.jpg: A cat.");
    assertThat(dataset.problems().captionsWithoutImage())
        .containsExactly("dataset_coco.json images[3] sentence 0: gone.jpg");
    assertThat(dataset.problems().imagesWithoutCaption()).containsExactly("c.jpg");
    assertThat(dataset.problems().malformedRows())
        .hasSize(3)
        .contains(
            "dataset_coco.json images[1] sentence 1: no caption for val2014/b.jpg",
            "dataset_coco.json images[4]: not {filename, sentences}");
  }
}
