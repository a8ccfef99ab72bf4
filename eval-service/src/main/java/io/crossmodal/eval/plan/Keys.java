package io.crossmodal.eval.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossmodal.eval.plan.PlanException.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Words of a plan to values; an unknown word is answered with the known ones and the nearest. */
final class Keys {

  private Keys() {}

  static List<Precision> precisions(String field, List<String> words) {
    return words.stream().map(w -> word(field, w, Precision::parse, Precision.keys())).toList();
  }

  static List<Direction> directions(String field, List<String> words) {
    List<String> known = Arrays.stream(Direction.values()).map(Direction::key).toList();
    return words.stream().map(w -> word(field, w, Direction::parse, known)).toList();
  }

  static Structure structure(String field, String text) {
    return word(field, text, Structure::parse, Structure.keys());
  }

  static Reduction reduction(String field, String text) {
    List<String> known = Arrays.stream(Reduction.values()).map(Reduction::key).toList();
    return word(field, text, Reduction::parse, known);
  }

  /**
   * Refuses a mapping with keys that are not known, each with the nearest one that is.
   *
   * @param prefix of the names in messages
   */
  static void check(String prefix, JsonNode mapping, List<String> known) {
    List<Problem> problems =
        mapping.properties().stream()
            .map(Map.Entry::getKey)
            .filter(key -> !known.contains(key))
            .map(key -> unknown(prefix, key, known))
            .toList();
    if (!problems.isEmpty()) {
      throw new PlanException(problems);
    }
  }

  private static Problem unknown(String prefix, String key, List<String> known) {
    return nearest(key, known)
        .map(near -> new Problem(prefix + key, "unknown key (did you mean %s?)".formatted(near)))
        .orElse(
            new Problem(
                prefix + key, "unknown key (expected: %s)".formatted(String.join(", ", known))));
  }

  /** The known word that takes the fewest letters to change, if at most half must change. */
  static Optional<String> nearest(String text, List<String> known) {
    return known.stream()
        .filter(k -> edits(text, k) <= Math.max(1, k.length() / 2))
        .min((a, b) -> Integer.compare(edits(text, a), edits(text, b)));
  }

  private static <T> T word(
      String field, String text, Function<String, Optional<T>> parser, List<String> known) {
    return parser
        .apply(text)
        .orElseThrow(
            () ->
                new PlanException(
                    Problem.of(
                        field,
                        text.isBlank() ? "\"\"" : text,
                        known.stream().collect(Collectors.joining(", ")))));
  }

  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(above, row[j - 1]) + 1, diagonal + change);
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
