package io.crossmodal.eval.dataset;

import io.crossmodal.dataset.DatasetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Ranked items by query, from a TREC file of lines {@code query Q0 item rank score tag}.
 *
 * <p>As in trec_eval the score alone ranks, whatever the rank column says, and items with one score
 * are in descending order of their ids.
 *
 * @param rankings by query, in the order of the file
 */
public record TrecRun(Map<String, List<Ranked>> rankings) {

  /**
   * An item of a ranking.
   *
   * @param item its id
   * @param score higher is better
   */
  public record Ranked(String item, float score) {}

  /**
   * Reads a file.
   *
   * @throws DatasetException naming the file and line, if it holds no ranking or a bad line
   */
  public static TrecRun read(Path file) throws DatasetException {
    Map<String, List<Ranked>> rankings = new LinkedHashMap<>();
    Map<String, Set<String>> seen = new LinkedHashMap<>();
    TrecLines lines =
        new TrecLines(file, 5, "query Q0 item rank score tag, each item once a query");
    lines.read(
        cells -> {
          if (!seen.computeIfAbsent(cells[0], _ -> new HashSet<>()).add(cells[2])) {
            throw lines.bad("item %s of query %s again".formatted(cells[2], cells[0]));
          }
          rankings
              .computeIfAbsent(cells[0], _ -> new ArrayList<>())
              .add(new Ranked(cells[2], score(cells[4], lines)));
        });
    if (rankings.isEmpty()) {
      throw new DatasetException(
          file, "no ranking (expected: lines of query Q0 item rank score tag)");
    }
    rankings
        .values()
        .forEach(
            list ->
                list.sort(
                    Comparator.comparing(Ranked::score).thenComparing(Ranked::item).reversed()));
    return new TrecRun(rankings);
  }

  private static float score(String text, TrecLines lines) {
    try {
      float score = Float.parseFloat(text);
      if (Float.isFinite(score)) {
        return score + 0f;
      }
    } catch (NumberFormatException e) {
      throw lines.bad("score " + text);
    }
    throw lines.bad("score " + text);
  }
}
