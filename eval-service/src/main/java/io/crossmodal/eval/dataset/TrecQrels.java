package io.crossmodal.eval.dataset;

import io.crossmodal.dataset.DatasetException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Grades of judged items by query, from a TREC file of lines {@code query iteration item grade}.
 *
 * @param grades by query, then item; both in the order of the file
 */
public record TrecQrels(Map<String, Map<String, Integer>> grades) {

  /**
   * Reads a file.
   *
   * @throws DatasetException naming the file and line, if it holds no labels or a bad one
   */
  public static TrecQrels read(Path file) throws DatasetException {
    Map<String, Map<String, Integer>> grades = new LinkedHashMap<>();
    TrecLines lines = new TrecLines(file, 4, "query iteration item grade, each item once a query");
    lines.read(
        cells -> {
          Integer before =
              grades
                  .computeIfAbsent(cells[0], _ -> new LinkedHashMap<>())
                  .put(cells[2], grade(cells[3], lines));
          if (before != null) {
            throw lines.bad("item %s of query %s again".formatted(cells[2], cells[0]));
          }
        });
    if (grades.isEmpty()) {
      throw new DatasetException(file, "no labels (expected: lines of query iteration item grade)");
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
