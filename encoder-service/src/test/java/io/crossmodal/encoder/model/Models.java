package io.crossmodal.encoder.model;

import io.crossmodal.encoder.input.ImageTensor;
import io.crossmodal.encoder.input.TokenizedText;
import io.crossmodal.encoder.input.Vocabulary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tiny models with random weights. */
final class Models {

  static final Vocabulary VOCABULARY = Vocabulary.of(Stream.of("a red star on the left"), 1, 99);
  static final Architecture SIZES = new Architecture(16, 32, 4, 16, 2, 4, 12, VOCABULARY.size());

  private Models() {}

  static ModelFolder.Content content() {
    return new ModelFolder.Content(SIZES, VOCABULARY, "nothing", "Random.", Map.of());
  }

  static Map<String, float[]> values(long seed) {
    try (Weights weights = new TwoTowers(SIZES).initialWeights(seed)) {
      return weights.values();
    }
  }

  static DualEncoder random(long seed) {
    return ModelFolder.unsaved(content(), values(seed));
  }

  static Path save(Path folder, long seed, WeightPrecision precision) throws IOException {
    ModelFolder.save(folder, content(), values(seed), precision);
    return folder;
  }

  static List<TokenizedText> texts(DualEncoder encoder, String... texts) {
    return Stream.of(texts).map(encoder.tokenizer()::tokenize).toList();
  }

  static List<ImageTensor> images(int count) {
    Random random = new Random(7);
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              byte[] pixels = new byte[3 * SIZES.imageSide() * SIZES.imageSide()];
              random.nextBytes(pixels);
              return new ImageTensor(SIZES.imageSide(), pixels);
            })
        .toList();
  }
}
