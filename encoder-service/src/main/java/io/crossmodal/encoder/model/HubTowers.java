package io.crossmodal.encoder.model;

import io.crossmodal.encoder.input.ImageTensor;
import io.crossmodal.encoder.input.JsonTokenizer;
import io.crossmodal.encoder.input.TokenizedText;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A text tower and an image tower whose weights lie in one file. */
final class HubTowers {

  private HubTowers() {}

  /**
   * The model of both; it owns the tokenizer, which is closed too if the weights can't be read.
   *
   * @param specs what both towers read
   */
  static DualEncoder load(
      ModelCard card,
      HubFiles files,
      JsonTokenizer tokenizer,
      Stream<WeightSpec> specs,
      HubImages images,
      Function<Weights, Tower<TokenizedText>> text,
      Function<Weights, Tower<ImageTensor>> image)
      throws IOException {
    try (TensorSource tensors = files.weights()) {
      Weights weights = Weights.read(specs.toList(), tensors);
      return new DualEncoder(
          card,
          new TextSide(tokenizer, text.apply(weights)),
          new ImageSide(images.resizer(), image.apply(weights)),
          List.of(weights, tokenizer));
    } catch (IOException | RuntimeException e) {
      tokenizer.close();
      throw e;
    }
  }
}
