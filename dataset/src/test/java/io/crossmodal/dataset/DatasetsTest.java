package io.crossmodal.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetsTest {

  private static final Path FLICKR = Path.of("..", "..", "shared", "data", "flickr8k-1k");

  @TempDir Path root;

  @Test
  void saysThatAFolderIsMissing() {
    assertFails(
        root.resolve("absent"), "absent: missing (expected: a folder with captions.json, or");
  }

  @Test
  void saysThatAFolderIsEmptyAndWhatWasLookedFor() {
    assertFails(root, "empty (expected: captions.json, or captions.txt or results.csv, or");
  }

  @Test
  void saysThatAFolderHasNoKnownLayout() throws IOException {
    new DatasetFolder(root).pictures("a.jpg");
    assertFails(root, "no dataset of pictures with captions (expected: captions.json");
    assertFails(root.resolve("a.jpg"), "a.jpg: no dataset of pictures with captions");
  }

  @Test
  void opensTheFileWithTheCaptionsAsItsFolder() throws IOException {
    new DatasetFolder(root).pictures("a.jpg").file("captions.txt", "a.jpg,a dog\n");
    assertThat(Datasets.open(root.resolve("captions.txt"))).isEqualTo(Datasets.open(root));
  }

  @Test
  void failsWhenNoCaptionHasAPicture() throws IOException {
    new DatasetFolder(root).pictures("b.jpg").file("captions.txt", "a.jpg,a dog\n");
    assertFails(
        root,
        "0 pictures with a caption (expected: at least 1); "
            + "1 captions without a picture: captions.txt line 1: a.jpg; "
            + "1 pictures without a caption: b.jpg");
  }

  @Test
  void readsAThousandPhotographs() throws IOException {
    assumeTrue(Files.isDirectory(FLICKR), "no " + FLICKR + " beside this checkout");
    CaptionDataset dataset = Datasets.open(FLICKR);
    assertThat(dataset.name()).isEqualTo("flickr8k-1k");
    assertThat(dataset.images()).hasSize(1_000);
    assertThat(dataset.captionCount()).isEqualTo(5_000);
    assertThat(dataset.problems().count()).isZero();
    assertThat(dataset.images().getFirst().captions())
        .startsWith(
            "A child in a pink dress is climbing up a set of stairs in an entry way .",
            "A girl going into a wooden building .");
  }

  private static void assertFails(Path path, String message) {
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> Datasets.open(path))
        .withMessageContaining(message);
  }
}
