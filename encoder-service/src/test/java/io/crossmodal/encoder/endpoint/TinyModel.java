package io.crossmodal.encoder.endpoint;

import io.crossmodal.encoder.input.Vocabulary;
import io.crossmodal.encoder.model.Architecture;
import io.crossmodal.encoder.model.ModelFolder;
import io.crossmodal.encoder.model.TwoTowers;
import io.crossmodal.encoder.model.WeightPrecision;
import io.crossmodal.encoder.model.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A real model of small towers with first weights: what it says is arbitrary and always the same.
 */
final class TinyModel {

  static final int DIMENSION = 32;
  static final int MAX_TOKENS = 8;

  private TinyModel() {}

  static void save(Path folder, long seed) {
    Vocabulary vocabulary =
        Vocabulary.of(Stream.of("a red disc on a grey ground", "two dogs"), 1, 99);
    Architecture sizes =
        new Architecture(DIMENSION, 32, 8, 32, 1, 2, MAX_TOKENS, vocabulary.size());
    try (Weights weights = new TwoTowers(sizes).initialWeights(seed)) {
      ModelFolder.save(
          folder,
          new ModelFolder.Content(sizes, vocabulary, "nothing", "First weights.", Map.of()),
          weights.values(),
          WeightPrecision.values()[0]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
