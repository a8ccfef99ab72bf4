package io.crossmodal.encoder.input;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * A {@code tokenizer.json} as github.com/huggingface/tokenizers defines it.
 *
 * <p>The file's own truncation and padding are ignored: the model says how many tokens it sees, and
 * the batch how far texts are padded.
 */
public final class JsonTokenizer implements Tokenizer, AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  private final HuggingFaceTokenizer tokenizer;
  private final Map<Long, String> tokens;
  private final int maxTokens;

  private JsonTokenizer(HuggingFaceTokenizer tokenizer, Map<Long, String> tokens, int maxTokens) {
    this.tokenizer = tokenizer;
    this.tokens = tokens;
    this.maxTokens = maxTokens;
  }

  /**
   * Reads a {@code tokenizer.json}.
   *
   * @param maxTokens ids of a text at most, special ones included
   * @param vocabulary rows of the tower's table of tokens
   * @throws IOException if it is no such file, or has ids that the tower does not know
   */
  public static JsonTokenizer parse(byte[] json, int maxTokens, int vocabulary) throws IOException {
    Map<Long, String> tokens = tokens(JSON.readTree(json));
    long last = tokens.keySet().stream().mapToLong(Long::longValue).max().orElse(-1);
    if (last < 0 || last >= vocabulary) {
      throw new IOException(
          "tokenizer.json: ids up to %d (expected: 0..%d, the model's vocabulary)"
              .formatted(last, vocabulary - 1));
    }
    Map<String, String> options =
        Map.of("truncation", "true", "padding", "false", "maxLength", Integer.toString(maxTokens));
    try {
      return new JsonTokenizer(
          HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(json), options),
          tokens,
          maxTokens);
    } catch (RuntimeException e) {
      throw new IOException("tokenizer.json: " + e.getMessage(), e);
    }
  }

  private static Map<Long, String> tokens(JsonNode root) {
    Map<Long, String> tokens = new HashMap<>();
    JsonNode vocabulary = root.path("model").path("vocab");
    if (vocabulary.isArray()) {
      for (long id = 0; id < vocabulary.size(); id++) {
        tokens.put(id, vocabulary.get((int) id).path(0).asText());
      }
    }
    for (Iterator<Map.Entry<String, JsonNode>> it = vocabulary.fields(); it.hasNext(); ) {
      Map.Entry<String, JsonNode> entry = it.next();
      tokens.put(entry.getValue().asLong(), entry.getKey());
    }
    for (JsonNode added : root.path("added_tokens")) {
      tokens.put(added.path("id").asLong(), added.path("content").asText());
    }
    return tokens;
  }

  @Override
  public TokenizedText tokenize(String text) {
    Encoding encoding = tokenizer.encode(text);
    return new TokenizedText(encoding.getIds(), encoding.exceedMaxLength());
  }

  @Override
  public List<String> tokens(TokenizedText text) {
    return Arrays.stream(text.ids()).mapToObj(id -> tokens.getOrDefault(id, "?")).toList();
  }

  @Override
  public int maxTokens() {
    return maxTokens;
  }

  /** True: a blank text is its special tokens, as in Python. */
  @Override
  public boolean takesBlank() {
    return true;
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
