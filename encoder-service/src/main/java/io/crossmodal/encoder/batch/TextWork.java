package io.crossmodal.encoder.batch;

import io.crossmodal.encoder.input.TokenizedText;
import io.crossmodal.encoder.input.Tokenizer;
import io.crossmodal.encoder.model.DualEncoder;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.util.List;

/** Texts to embeddings. */
record TextWork(DualEncoder model, int maxCharacters) implements Work<String, TokenizedText> {

  @Override
  public Prepared<TokenizedText> prepare(String text) {
    Tokenizer tokenizer = model.tokenizer();
    if (text.isBlank() && !tokenizer.takesBlank()) {
      throw ServiceException.of(
          ErrorReason.INVALID_FIELD,
          "text: %s (expected: 1..%d characters, not blank)",
          text.isEmpty() ? "empty" : "blank",
          maxCharacters);
    }
    int characters = text.codePointCount(0, text.length());
    if (characters > maxCharacters) {
      throw ServiceException.of(
          ErrorReason.TOO_LARGE,
          "text: %d characters (expected: 1..%d)",
          characters,
          maxCharacters);
    }
    TokenizedText tokens = tokenizer.tokenize(text);
    return new Prepared<>(tokens, tokens.length(), tokens.length(), tokens.truncated());
  }

  @Override
  public List<Encoded> encode(List<TokenizedText> batch) {
    return Encoded.whole(model.encodeTexts(batch));
  }
}
