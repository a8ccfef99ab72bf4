package io.crossmodal.dataset;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Documents and queries of a BEIR folder: {@code corpus.jsonl} of lines {@code {"_id", "title",
 * "text"}} and {@code queries.jsonl} of lines {@code {"_id", "text"}}, each read line by line. Its
 * labels, {@code qrels/*.tsv}, are not read here.
 *
 * @param folder with both files
 */
public record BeirTexts(Path folder) {

  private static final String CORPUS = "corpus.jsonl";
  private static final String QUERIES = "queries.jsonl";

  /**
   * A text of either file.
   *
   * @param id unique in its file
   * @param text title and text of a document, or a query
   */
  public record Text(String id, String text) {}

  /** True if a folder has both files. */
  public static boolean is(Path path) {
    return Files.isRegularFile(path.resolve(CORPUS)) && Files.isRegularFile(path.resolve(QUERIES));
  }

  /** What to call it. */
  public String name() {
    return CaptionDataset.nameOf(folder.toAbsolutePath().normalize());
  }

  /**
   * Hands over every document, in the order of the file.
   *
   * @throws DatasetException naming the line that is no document or repeats one
   */
  public void documents(Consumer<Text> consumer) throws DatasetException {
    read(CORPUS, consumer);
  }

  /**
   * Hands over every query, in the order of the file.
   *
   * @throws DatasetException naming the line that is no query or repeats one
   */
  public void queries(Consumer<Text> consumer) throws DatasetException {
    read(QUERIES, consumer);
  }

  private void read(String name, Consumer<Text> consumer) throws DatasetException {
    Path file = folder.resolve(name);
    Set<String> ids = new HashSet<>();
    try {
      JsonRows.ofLines(
          file,
          (row, element) -> {
            Text text = new Text(string(element, "_id"), text(element));
            if (text.id().isBlank() || text.text().isBlank()) {
              throw new BadRow("%s: no _id or no text (expected: both)".formatted(row));
            }
            if (!ids.add(text.id())) {
              throw new BadRow("%s: _id %s again (expected: each once)".formatted(row, text.id()));
            }
            consumer.accept(text);
          });
    } catch (BadRow e) {
      throw new DatasetException(file, String.valueOf(e.getMessage()), e);
    }
    if (ids.isEmpty()) {
      throw new DatasetException(file, "no texts (expected: one a line)");
    }
  }

  private static String text(JsonNode element) {
    return (string(element, "title") + " " + string(element, "text")).strip();
  }

  private static String string(JsonNode element, String field) {
    JsonNode value = element.path(field);
    return value.isValueNode() && !value.isNull() ? value.asText().strip() : "";
  }

  private static final class BadRow extends RuntimeException {
    private static final long serialVersionUID = 1;

    private BadRow(String message) {
      super(message);
    }
  }
}
