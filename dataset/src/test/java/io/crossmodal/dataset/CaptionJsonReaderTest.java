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

class CaptionJsonReaderTest {

  @TempDir Path root;
  private DatasetFolder folder;

  @BeforeEach
  void makeFolder() {
    folder = new DatasetFolder(root);
  }

  @Test
  void readsPicturesBesideTheFile() throws IOException {
    folder.pictures("b.jpg", "a.png");
    folder.file("captions.json", rows("b.jpg", "a dog", "a.png", "a cat", "b.jpg", "a wet dog"));
    assertThat(DatasetFolder.lines(folder.open()))
        .containsExactly("b.jpg: a dog | a wet dog", "a.png: a cat");
    assertThat(folder.open().problems()).isEqualTo(DatasetProblems.NONE);
  }

  @Test
  void readsPicturesInTheirFolderByEitherName() throws IOException {
    folder.pictures("images/a.jpg", "images/deep/b.jpg");
    folder.file(
        "captions.json", rows("a.jpg", "a dog", "images/a.jpg", "a cat", "deep/b.jpg", "a bird"));
    CaptionDataset dataset = folder.open();
    assertThat(DatasetFolder.lines(dataset))
        .containsExactly("a.jpg: a dog | a cat", "deep/b.jpg: a bird");
    assertThat(dataset.images().getFirst().picture().read()).isNotNull();
  }

  @Test
  void keepsDuplicateCaptions() throws IOException {
    folder.pictures("a.jpg").file("captions.json", rows("a.jpg", "a dog", "a.jpg", "a dog"));
    assertThat(DatasetFolder.lines(folder.open())).containsExactly("a.jpg: a dog | a dog");
  }

  @Test
  void listsWhatDoesNotFitAndReadsTheRest() throws IOException {
    folder.pictures("a.jpg", "alone.jpg", "notes.txt");
    folder.file(
        "captions.json",
        """
        [{"file_name": "a.jpg", "caption": "a dog"}, {"file_name": "gone.jpg", "caption": "a cat"},
         {"file_name": "a.jpg"}, "text", {"file_name": "a.jpg", "caption": 7},
         {"file_name": "a.jpg", "caption": "  "}, {"file_name": "", "caption": "a"}]
        """);
    DatasetProblems problems = folder.open().problems();
    assertThat(problems.captionsWithoutImage()).containsExactly("captions.json[1]: gone.jpg");
    assertThat(problems.imagesWithoutCaption()).containsExactly("alone.jpg");
    assertThat(problems.malformedRows())
        .containsExactly(
            "captions.json[2]: not {file_name, caption} of two strings",
            "captions.json[3]: not {file_name, caption} of two strings",
            "captions.json[4]: not {file_name, caption} of two strings",
            "captions.json[5]: no caption for a.jpg",
            "captions.json[6]: no file name");
    assertThat(problems.summary()).hasSize(3);
    assertThat(problems.summary().getLast()).startsWith("5 malformed rows:").endsWith("; ...");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../../etc/passwd",
        "/etc/passwd",
        "images/../../a.jpg",
        "C:/a.jpg",
        "..\\\\a.jpg",
        "a\\u0000.jpg"
      })
  void takesNamesThatLeaveTheFolderForMalformed(String name) throws IOException {
    folder.pictures("a.jpg");
    folder.file("captions.json", rows("a.jpg", "a dog", name, "a secret"));
    CaptionDataset dataset = folder.open();
    assertThat(dataset.images()).hasSize(1);
    assertThat(dataset.problems().malformedRows())
        .singleElement()
        .asString()
        .contains("expected: a path inside the dataset's folder");
  }

  @Test
  void saysWhereJsonIsMalformed() throws IOException {
    folder.pictures("a.jpg").file("captions.json", "[{\"file_name\": \"a.jpg\",\n oops}]");
    assertFails("captions.json: malformed JSON at line 2, column");
    folder.file("captions.json", "[{\"file_name\": \"a.jpg\", \"caption\": \"a d");
    assertFails("malformed JSON at line 1");
  }

  @Test
  void saysThatTheFileIsNoArray() throws IOException {
    folder.pictures("a.jpg").file("captions.json", "{\"a.jpg\": []}");
    assertFails("starts with START_OBJECT (expected: START_ARRAY)");
    folder.file("captions.json", "");
    assertFails("starts with nothing (expected: START_ARRAY)");
    folder.file("captions.json", rows("a.jpg", "a dog") + "[]");
    assertFails("goes on after its JSON value");
  }

  private void assertFails(String message) {
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(folder::open)
        .withMessageContaining(message);
  }

  private static String rows(String... namesAndCaptions) {
    StringBuilder json = new StringBuilder("[");
    for (int i = 0; i < namesAndCaptions.length; i += 2) {
      json.append(i == 0 ? "" : ",\n")
          .append("{\"file_name\": \"%s\", ".formatted(namesAndCaptions[i]))
          .append("\"caption\": \"%s\"}".formatted(namesAndCaptions[i + 1]));
    }
    return json.append("]").toString();
  }
}
