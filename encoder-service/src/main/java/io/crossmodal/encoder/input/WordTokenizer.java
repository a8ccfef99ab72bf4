package io.crossmodal.encoder.input;

import java.util.Arrays;
import java.util.List;

/**
 * Turns texts into ids of whole words after a start token. Safe for use by several threads.
 *
 * @param maxTokens ids of a text at most, the start token included; later words are dropped
 */
public record WordTokenizer(Vocabulary vocabulary, int maxTokens) {

  public WordTokenizer {
    if (maxTokens < 2) {
      throw new IllegalArgumentException(
          "maxTokens: %d (expected: 2 or more)".formatted(maxTokens));
    }
  }

  public TokenizedText tokenize(String text) {
    List<String> words = Words.of(text);
    int kept = Math.min(words.size(), maxTokens - 1);
    long[] ids = new long[kept + 1];
    ids[0] = Vocabulary.START;
    for (int i = 0; i < kept; i++) {
      ids[i + 1] = vocabulary.id(words.get(i));
    }
    return new TokenizedText(ids, kept < words.size());
  }

  /** The tokens of a text as the tower sees them, strange words as {@code <unknown>}. */
  public List<String> tokens(TokenizedText text) {
    return Arrays.stream(text.ids()).mapToObj(vocabulary::token).toList();
  }
}
