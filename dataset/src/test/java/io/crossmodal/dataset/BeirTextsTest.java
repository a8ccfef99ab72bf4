package io.crossmodal.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crossmodal.dataset.BeirTexts.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BeirTextsTest {

  @TempDir Path folder;

  @Test
  void readsTitlesWithTheirTexts() throws IOException {
    write(
        """
        {"_id": "d1", "title": "Tea", "text": "Leaves in water.", "metadata": {}}
        {"_id": 7, "title": "", "text": "Untitled"}
        """);

    List<Text> documents = new ArrayList<>();
    new BeirTexts(folder).documents(documents::add);
    List<Text> queries = new ArrayList<>();
    new BeirTexts(folder).queries(queries::add);

    assertThat(BeirTexts.is(folder)).isTrue();
    assertThat(documents)
        .containsExactly(new Text("d1", "Tea Leaves in water."), new Text("7", "Untitled"));
    assertThat(queries).containsExactly(new Text("q", "what is tea"));
  }

  @Test
  void namesTheLineThatIsNoDocument() throws IOException {
    assertFails(
        "{\"_id\": \"a\", \"text\": \"x\"}\n{\"_id\": \"b\"}\n", "line 2: no _id or no text");
    assertFails(
        "{\"_id\": \"a\", \"text\": \"x\"}\n{\"_id\": \"a\", \"text\": \"y\"}", "_id a again");
    assertFails("{\"_id\": \"a\", \"text\": \"x\"}\n{\"_id\": ", "malformed JSON at line 2");
    assertFails("[1]", "starts with START_ARRAY");
    assertFails("", "no texts (expected: one a line)");
  }

  private void assertFails(String corpus, String message) throws IOException {
    write(corpus);
    assertThatThrownBy(() -> new BeirTexts(folder).documents(_ -> {}))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("corpus.jsonl")
        .hasMessageContaining(message);
  }

  private void write(String corpus) throws IOException {
    Files.writeString(folder.resolve("corpus.jsonl"), corpus);
    Files.writeString(
        folder.resolve("queries.jsonl"), "{\"_id\": \"q\", \"text\": \"what is tea\"}");
  }
}
