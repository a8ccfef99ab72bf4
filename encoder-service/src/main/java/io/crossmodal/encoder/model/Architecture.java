package io.crossmodal.encoder.model;

import io.crossmodal.encoder.input.Vocabulary;
import java.util.List;

/**
 * The sizes of a dual encoder; together with the weights it is the model.
 *
 * @param dimension components of an embedding, 8 to 4,096
 * @param imageSide width and height in pixels of the picture that the image tower sees, a multiple
 *     of 16
 * @param imageWidth channels after the first convolution; later stages have two and four times as
 *     many
 * @param textWidth width of the text tower, a multiple of {@code textHeads}
 * @param textLayers Transformer layers
 * @param textHeads attention heads a layer
 * @param maxTokens tokens of a text that the text tower sees, 2 to 1,024
 * @param vocabulary tokens that the text tower knows
 */
public record Architecture(
    int dimension,
    int imageSide,
    int imageWidth,
    int textWidth,
    int textLayers,
    int textHeads,
    int maxTokens,
    int vocabulary) {

  public Architecture {
    check("dimension", dimension, dimension >= 8 && dimension <= 4096, "8..4096");
    check(
        "imageSide",
        imageSide,
        imageSide >= 16 && imageSide <= 512 && imageSide % 16 == 0,
        "16..512, a multiple of 16");
    check("imageWidth", imageWidth, imageWidth >= 1 && imageWidth <= 1024, "1..1024");
    check("textHeads", textHeads, textHeads >= 1, "1 or more");
    check(
        "textWidth",
        textWidth,
        textWidth >= 1 && textWidth <= 4096 && textWidth % textHeads == 0,
        "1..4096, a multiple of textHeads");
    check("textLayers", textLayers, textLayers >= 0 && textLayers <= 64, "0..64");
    check("maxTokens", maxTokens, maxTokens >= 2 && maxTokens <= 1024, "2..1024");
    check("vocabulary", vocabulary, vocabulary >= Vocabulary.FIRST_WORD, "3 or more");
  }

  private static void check(String field, int value, boolean holds, String expected) {
    if (!holds) {
      throw new IllegalArgumentException("%s: %d (expected: %s)".formatted(field, value, expected));
    }
  }

  /** Every weight of the model, the image tower's first. */
  List<WeightSpec> weights() {
    return new TwoTowers(this).weights().toList();
  }
}
