package io.crossmodal.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptionTableReaderTest {

  @TempDir Path root;
  private DatasetFolder folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = new DatasetFolder(root).pictures("images/a.jpg", "images/b.jpg");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "image,caption\na.jpg,A dog .\nb.jpg,A cat .\na.jpg,A wet dog .\n",
        "a.jpg,A dog .\nb.jpg,A cat .\na.jpg,A wet dog .",
        "\uFEFFimage,caption\r\na.jpg,A dog .\r\n\r\nb.jpg,\"A cat .\"\r\na.jpg,A wet dog .\r\n",
        ",split,caption,image\n0,train,A dog .,a.jpg\n1,test,A cat .,b.jpg\n2,train,A wet dog .,a.jpg\n",
        "image_name| comment_number| comment\na.jpg| 0| A dog .\nb.jpg| 0| A cat .\na.jpg| 1| A wet dog .\n",
        "a.jpg#0\tA dog .\nb.jpg#0\tA cat .\na.jpg#1\tA wet dog .\n",
        "file_name\tcaption\na.jpg\tA dog .\nb.jpg\tA cat .\na.jpg\tA wet dog .\n"
      })
  void readsEveryForm(String table) throws IOException {
    folder.file("results.csv", table);
    assertThat(DatasetFolder.lines(folder.open()))
        .containsExactly("a.jpg: A dog . | A wet dog .", "b.jpg: A cat .");
    assertThat(folder.open().problems().count()).isZero();
  }

  @Test
  void keepsCommasQuotesAndBarsOfCaptions() throws IOException {
    folder.file(
        "captions.txt",
        """
        image,caption
        a.jpg,a dog, a ball
        a.jpg,"a dog, a ""red"" ball"
        b.jpg,a sign says "stop" | go
        """);
    assertThat(DatasetFolder.lines(folder.open()))
        .containsExactly(
            "a.jpg: a dog, a ball | a dog, a \"red\" ball", "b.jpg: a sign says \"stop\" | go");
  }

  @Test
  void readsACaptionOverTwoLines() throws IOException {
    folder.file("captions.txt", "image,caption\na.jpg,\"a dog\nand a ball\"\nb.jpg,a cat\n");
    assertThat(DatasetFolder.lines(folder.open()))
        .containsExactly("a.jpg: a dog\nand a ball", "b.jpg: a cat");
  }

  @Test
  void losesOneRowToAStrayQuote() throws IOException {
    folder.file("captions.txt", "image,caption\na.jpg,\"a dog\nb.jpg,a cat\na.jpg,a wet dog\n");
    CaptionDataset dataset = folder.open();
    assertThat(DatasetFolder.lines(dataset)).containsExactly("b.jpg: a cat", "a.jpg: a wet dog");
    assertThat(dataset.problems().malformedRows())
        .containsExactly("captions.txt line 2: quotes do not match");
  }

  @Test
  void listsRowsOfTooFewFields() throws IOException {
    folder.file("captions.txt", "image,caption\na.jpg\nb.jpg,a cat\n");
    assertThat(folder.open().problems().malformedRows())
        .containsExactly("captions.txt line 2: 1 fields (expected: 2)");
    folder.file(
        "captions.txt", "image_name| comment_number| comment\na.jpg| 4   a dog\nb.jpg| 0| a cat\n");
    assertThat(folder.open().problems().malformedRows())
        .containsExactly("captions.txt line 2: 2 fields (expected: image| number| caption)");
    folder.file("captions.txt", "b.jpg#0\ta cat\na.jpg a dog\n");
    assertThat(folder.open().problems().malformedRows())
        .containsExactly("captions.txt line 2: no tab (expected: image#number<TAB>caption)");
  }

  @Test
  void listsPicturesAndCaptionsThatMissEachOther() throws IOException {
    folder.file("captions.txt", "image,caption\na.jpg,a dog\ngone.jpg,a cat\n../a.jpg,a bird\n");
    DatasetProblems problems = folder.open().problems();
    assertThat(problems.captionsWithoutImage()).containsExactly("captions.txt line 3: gone.jpg");
    assertThat(problems.imagesWithoutCaption()).containsExactly("b.jpg");
    assertThat(problems.malformedRows()).singleElement().asString().contains("'../a.jpg'");
  }

  @Test
  void readsTextThatIsNoUtf8() throws IOException {
    Files.write(root.resolve("captions.txt"), "a.jpg,a café".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(DatasetFolder.lines(folder.open())).containsExactly("a.jpg: a caf\uFFFD");
  }
}
