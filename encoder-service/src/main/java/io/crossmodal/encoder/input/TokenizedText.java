package io.crossmodal.encoder.input;

import java.util.Arrays;

/**
 * A text as the text tower takes it.
 *
 * @param ids token ids without padding, the start token first; at least one
 * @param truncated true if words were dropped at the end
 */
public record TokenizedText(long[] ids, boolean truncated) {

  public TokenizedText {
    if (ids.length == 0) {
      throw new IllegalArgumentException("ids: none (expected: at least the start token)");
    }
  }

  public int length() {
    return ids.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TokenizedText text
        && truncated == text.truncated
        && Arrays.equals(ids, text.ids);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(ids);
  }

  @Override
  public String toString() {
    return Arrays.toString(ids) + (truncated ? " (truncated)" : "");
  }
}
