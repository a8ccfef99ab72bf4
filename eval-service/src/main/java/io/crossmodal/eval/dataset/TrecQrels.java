package io.crossmodal.eval.dataset;

import io.crossmodal.dataset.DatasetException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Grades of judged items by query, from a TREC file of lines {@code query iteration item grade} or
 * from the labels of a BEIR folder.
 *
 * @param grades by query, then item; both in the order of the file
 */
public record TrecQrels(Map<String, Map<String, Integer>> grades) {

  /**
   * Reads a file, or {@code qrels/test.tsv} of a BEIR folder.
   *
   * @throws DatasetException naming the file and line, if it holds no labels or a bad one
   */
  public static TrecQrels read(Path path) throws DatasetException {
    Path file = BeirQrels.file(path);
    return BeirQrels.is(file)
        ? read(file, 3, "query item grade, each item once a query")
        : read(file, 4, "query iteration item grade, each item once a query");
  }

  /** Reads lines of so many words, of which the last two are item and grade. */
  private static TrecQrels read(Path file, int columns, String expected) throws DatasetException {
    Map<String, Map<String, Integer>> grades = new LinkedHashMap<>();
    TrecLines lines = new TrecLines(file, columns, expected);
    lines.read(
        cells -> {
          if (BeirQrels.isHeading(cells)) {
            return;
          }
          String item = cells[columns - 2];
          Integer before =
              grades
                  .computeIfAbsent(cells[0], _ -> new LinkedHashMap<>())
                  .put(item, grade(cells[columns - 1], lines));
          if (before != null) {
            throw lines.bad("item %s of query %s again".formatted(item, cells[0]));
          }
        });
    if (grades.isEmpty()) {
      throw new DatasetException(file, "no labels (expected: lines of %s)".formatted(expected));
    }
    return new TrecQrels(grades);
  }

  private static int grade(String text, TrecLines lines) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw lines.bad("grade " + text);
    }
  }
}
