package io.crossmodal.encoder.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.crossmodal.dataset.npz.NpzReader;
import io.crossmodal.encoder.input.TokenizedText;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** What Python's libraries gave ({@code bench/reference/encoder_vectors.py} says how). */
final class Expected {

  private static final double LEAST_COSINE = 0.99999;

  private Expected() {}

  static Path file(String name) {
    try {
      return Path.of(Objects.requireNonNull(Expected.class.getResource(name), name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<String> texts() {
    try {
      return List.of(new JsonMapper().readValue(file("texts.json").toFile(), String[].class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static float[][] rows(String file, String array) {
    try (NpzReader reader = new NpzReader(file(file))) {
      return reader.floats(array, (_, _) -> {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<TokenizedText> tokenized(DualEncoder model) {
    return texts().stream().map(model.tokenizer()::tokenize).toList();
  }

  /** The pictures that the script draws. */
  static List<BufferedImage> pictures() {
    return List.of(pattern(50, 37), pattern(20, 64), pattern(32, 32), pattern(300, 200));
  }

  private static BufferedImage pattern(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int red = (x * 7 + y * 3) % 256;
        int green = (x * x + y * 11) % 256;
        int blue = (x * y * 5 + 17) % 256;
        image.setRGB(x, y, red << 16 | green << 8 | blue);
      }
    }
    return image;
  }

  static void assertAlike(float[][] actual, float[][] expected) {
    assertThat(actual).hasDimensions(expected.length, expected[0].length);
    for (int i = 0; i < expected.length; i++) {
      assertThat(cosine(actual[i], expected[i]))
          .as("cosine of row %d", i)
          .isGreaterThan(LEAST_COSINE);
    }
  }

  private static double cosine(float[] left, float[] right) {
    double product = 0;
    double lefts = 0;
    double rights = 0;
    for (int i = 0; i < left.length; i++) {
      product += (double) left[i] * right[i];
      lefts += (double) left[i] * left[i];
      rights += (double) right[i] * right[i];
    }
    return product / Math.sqrt(lefts * rights);
  }
}
