package io.crossmodal.encoder.input;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The tokens that a text tower knows.
 *
 * <p>File form: UTF-8, one token a line, ended by {@code \n}; the id is the line's number from 0.
 * The first three lines are {@code <pad>}, {@code <unknown>} and {@code <start>}, which no word can
 * be.
 */
public final class Vocabulary {

  public static final int PAD = 0;
  public static final int UNKNOWN = 1;
  public static final int START = 2;
  public static final int FIRST_WORD = 3;

  private static final List<String> SPECIAL = List.of("<pad>", "<unknown>", "<start>");

  private final List<String> tokens;
  private final Map<String, Integer> ids;

  private Vocabulary(List<String> tokens) {
    this.tokens = List.copyOf(tokens);
    this.ids = HashMap.newHashMap(tokens.size());
    for (int id = 0; id < tokens.size(); id++) {
      if (ids.put(tokens.get(id), id) != null) {
        throw new IllegalArgumentException(
            "line %d: %s again (expected: each token once)".formatted(id + 1, tokens.get(id)));
      }
    }
  }

  /**
   * The words of the texts that occur at least {@code minCount} times, the most frequent first.
   *
   * @param maxSize tokens to keep at most, the special ones included
   */
  public static Vocabulary of(Stream<String> texts, int minCount, int maxSize) {
    Map<String, Integer> counts = new TreeMap<>();
    texts.forEach(text -> Words.of(text).forEach(word -> counts.merge(word, 1, Integer::sum)));
    Stream<String> words =
        counts.entrySet().stream()
            .filter(entry -> entry.getValue() >= minCount)
            .sorted(Comparator.comparing(entry -> -entry.getValue()))
            .map(Map.Entry::getKey);
    return new Vocabulary(Stream.concat(SPECIAL.stream(), words).limit(maxSize).toList());
  }

  /**
   * Reads the file form.
   *
   * @throws IllegalArgumentException if the special tokens are missing or a token is there twice
   */
  public static Vocabulary parse(String text) {
    List<String> lines = text.lines().toList();
    if (lines.size() < SPECIAL.size() || !lines.subList(0, SPECIAL.size()).equals(SPECIAL)) {
      throw new IllegalArgumentException(
          "first lines: %s (expected: %s)".formatted(lines.stream().limit(3).toList(), SPECIAL));
    }
    return new Vocabulary(lines);
  }

  /** The file form. */
  public String format() {
    return String.join("\n", tokens) + "\n";
  }

  public int size() {
    return tokens.size();
  }

  /** The id of a word, {@link #UNKNOWN} for a strange one. */
  public int id(String word) {
    return ids.getOrDefault(word, UNKNOWN);
  }

  public String token(long id) {
    return tokens.get(Math.toIntExact(id));
  }
}
