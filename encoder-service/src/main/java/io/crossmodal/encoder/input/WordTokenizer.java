package io.crossmodal.encoder.input;

import java.util.Arrays;
import java.util.List;

/**
 * Turns texts into ids of whole words after a start token. Safe for use by several threads.
 *
 * @param maxTokens ids of a text at most, the start token included; later words are dropped
 */
public record WordTokenizer(Vocabulary vocabulary, int maxTokens) implements Tokenizer {

  public WordTokenizer {
    if (maxTokens < 2) {
      throw new IllegalArgumentException(
          "maxTokens: %d (expected: 2 or more)".formatted(maxTokens));
    }
  }

  @Override
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

  /** Strange words are {@code <unknown>}. */
  @Override
  public List<String> tokens(TokenizedText text) {
    return Arrays.stream(text.ids()).mapToObj(vocabulary::token).toList();
  }

  /** False: a text without words is a start token alone, whatever it was. */
  @Override
  public boolean takesBlank() {
    return false;
  }
}
