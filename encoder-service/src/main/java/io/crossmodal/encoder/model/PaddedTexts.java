package io.crossmodal.encoder.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.crossmodal.encoder.input.TokenizedText;
import java.util.Arrays;
import java.util.List;

/**
 * Texts of one batch, as long as the longest.
 *
 * @param ids {@code (batch, tokens)}
 * @param present {@code (batch, tokens, 1)}: 1 for a token, 0 for padding
 * @param mask {@code (batch, 1, 1, tokens)}: 0 for a token, very negative for padding; without
 *     elements if nothing is padded
 */
record PaddedTexts(NDArray ids, NDArray present, NDArray mask) {

  private static final float NEVER = -1e9f;

  static PaddedTexts of(NDManager scope, List<TokenizedText> texts, long padding) {
    int longest = texts.stream().mapToInt(TokenizedText::length).max().orElse(1);
    long[] ids = new long[texts.size() * longest];
    float[] present = new float[ids.length];
    float[] mask = new float[ids.length];
    Arrays.fill(ids, padding);
    Arrays.fill(mask, NEVER);
    boolean anyPadded = false;
    for (int i = 0; i < texts.size(); i++) {
      long[] row = texts.get(i).ids();
      int begin = i * longest;
      System.arraycopy(row, 0, ids, begin, row.length);
      Arrays.fill(present, begin, begin + row.length, 1);
      Arrays.fill(mask, begin, begin + row.length, 0);
      anyPadded |= row.length < longest;
    }
    int batch = texts.size();
    return new PaddedTexts(
        scope.create(ids, new Shape(batch, longest)),
        scope.create(present, new Shape(batch, longest, 1)),
        anyPadded
            ? scope.create(mask, new Shape(batch, 1, 1, longest))
            : scope.create(new Shape(0)));
  }
}
