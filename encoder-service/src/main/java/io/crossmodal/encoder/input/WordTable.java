package io.crossmodal.encoder.input;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Ids of the words of a table of word vectors; words that are not in it are left out.
 *
 * <p>Words are runs of letters, marks, digits and apostrophes after NFKC, looked up as they are
 * written and else in lower case. Safe for use by several threads.
 *
 * @param words ids from 0, in the order of the table
 * @param maxTokens known words of a text that are seen
 */
public record WordTable(Map<String, Integer> words, int maxTokens) implements Tokenizer {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}']+");

  public WordTable {
    words = Map.copyOf(words);
  }

  /**
   * The known words of a text.
   *
   * @throws ServiceException {@link ErrorReason#INVALID_FIELD} if there are none
   */
  @Override
  public TokenizedText tokenize(String text) {
    List<String> written =
        WORD.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC))
            .results()
            .map(MatchResult::group)
            .toList();
    long[] ids =
        written.stream()
            .flatMap(word -> Stream.ofNullable(id(word)))
            .mapToLong(Integer::longValue)
            .toArray();
    if (ids.length == 0) {
      throw ServiceException.of(
          ErrorReason.INVALID_FIELD,
          "text: %d words, none in the table (expected: one or more that are)",
          written.size());
    }
    return new TokenizedText(
        ids.length > maxTokens ? Arrays.copyOf(ids, maxTokens) : ids, ids.length > maxTokens);
  }

  @Override
  public TokenizedText sample() {
    return new TokenizedText(new long[1], false);
  }

  private @Nullable Integer id(String word) {
    Integer id = words.get(word);
    return id == null ? words.get(word.toLowerCase(Locale.ROOT)) : id;
  }

  @Override
  public List<String> tokens(TokenizedText text) {
    String[] tokens = new String[text.length()];
    words.forEach(
        (word, id) -> {
          for (int i = 0; i < tokens.length; i++) {
            if (text.ids()[i] == id) {
              tokens[i] = word;
            }
          }
        });
    return List.of(tokens);
  }

  /** False: a mean over no words is no vector. */
  @Override
  public boolean takesBlank() {
    return false;
  }
}
