package io.crossmodal.encoder.train;

import io.crossmodal.encoder.input.Vocabulary;
import io.crossmodal.encoder.model.Architecture;
import java.util.List;

/**
 * The sizes of the model to train; see {@link Architecture}.
 *
 * @param dimension components of an embedding
 * @param prefixes leading components that are trained to stand alone, ascending; the last is {@code
 *     dimension}
 */
public record TowerSizes(
    int dimension,
    List<Integer> prefixes,
    int imageSide,
    int imageWidth,
    int textWidth,
    int textLayers,
    int textHeads,
    int maxTokens) {

  public TowerSizes {
    prefixes = List.copyOf(prefixes);
    Settings.check(
        "model.prefixes",
        prefixes,
        !prefixes.isEmpty()
            && prefixes.getFirst() >= 1
            && prefixes.getLast() == dimension
            && prefixes.equals(prefixes.stream().distinct().sorted().toList()),
        "ascending, the last equal to model.dimension");
    // Checks the sizes; the vocabulary is not known yet.
    new Architecture(
        dimension,
        imageSide,
        imageWidth,
        textWidth,
        textLayers,
        textHeads,
        maxTokens,
        Vocabulary.FIRST_WORD);
  }

  Architecture architecture(int vocabulary) {
    return new Architecture(
        dimension, imageSide, imageWidth, textWidth, textLayers, textHeads, maxTokens, vocabulary);
  }
}
