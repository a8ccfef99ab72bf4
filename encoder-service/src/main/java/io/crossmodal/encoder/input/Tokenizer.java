package io.crossmodal.encoder.input;

import java.util.List;

/** Turns texts into the token ids that one text tower knows. Safe for use by several threads. */
public interface Tokenizer {

  /** The ids of a text, special ones included, without padding; at most {@link #maxTokens}. */
  TokenizedText tokenize(String text);

  /** A short text that the tower knows, whatever it is. */
  default TokenizedText sample() {
    return tokenize("a");
  }

  /** The tokens of a text as the tower sees them. */
  List<String> tokens(TokenizedText text);

  /** Ids of a text at most, special ones included; later tokens are dropped. */
  int maxTokens();

  /** Whether a blank text means something to the tower, as it does where training had some. */
  boolean takesBlank();
}
