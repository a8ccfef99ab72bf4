package io.crossmodal.encoder.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The content of a {@code model.yaml} about towers that were exported as programs.
 *
 * @param format version of the form, {@value #FORMAT}
 * @param engine what runs them
 * @param dimension components of an embedding
 * @param image the image tower, or null
 * @param text the text tower, or null
 * @param logitScale factor on cosines that it was trained with
 */
record ExportedSettings(
    int format,
    Engine engine,
    int dimension,
    @Nullable Image image,
    @Nullable Text text,
    @JsonProperty("logit_scale") double logitScale,
    @Nullable String description) {

  static final int FORMAT = 1;

  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

  /** What runs programs. */
  enum Engine {
    @JsonProperty("torchscript")
    TORCHSCRIPT("TorchScript"),
    @JsonProperty("onnx")
    ONNX("ONNX Runtime");

    private final String label;

    Engine(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  /**
   * An image tower: floats {@code (batch, 3, side, side)}, as {@code preprocessor_config.json}
   * makes them, to {@code (batch, dimension)}.
   *
   * @param file the program
   * @param side pixels
   */
  record Image(String file, int side) {}

  /**
   * A text tower: ids and mask {@code (batch, tokens)} of int64, by {@code tokenizer.json}, to
   * {@code (batch, dimension)}.
   *
   * @param file the program
   * @param maxTokens tokens that it sees at most
   * @param vocabulary ids that it knows
   * @param padding id that fills up a batch
   */
  record Text(
      String file,
      @JsonProperty("max_tokens") int maxTokens,
      int vocabulary,
      @JsonProperty("padding_id") long padding) {}

  ExportedSettings {
    check("format", format == FORMAT, format, FORMAT);
    check("engine", engine != null, "none", "torchscript or onnx");
    check("dimension", dimension >= 1 && dimension <= 4096, dimension, "1..4096");
    check("image, text", image != null || text != null, "neither", "one of them or both");
    if (image != null) {
      check("side", image.side() >= 1 && image.side() <= 4096, image.side(), "1..4096 pixels");
    }
    if (text != null) {
      check("max_tokens", text.maxTokens() >= 2, text.maxTokens(), "2 or more");
      check("vocabulary", text.vocabulary() >= 1, text.vocabulary(), "1 or more");
    }
  }

  private static void check(String key, boolean holds, Object value, Object expected) {
    if (!holds) {
      throw new IllegalArgumentException("%s: %s (expected: %s)".formatted(key, value, expected));
    }
  }

  /** Whether a {@code model.yaml} is about programs: it alone names an engine. */
  static boolean describes(Path file) {
    try {
      return YAML.readTree(Files.readAllBytes(file)).has("engine");
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Reads {@code model.yaml}.
   *
   * @throws IOException for an unknown key or a value of another kind
   */
  static ExportedSettings parse(byte[] yaml) throws IOException {
    try {
      return YAML.readValue(yaml, ExportedSettings.class);
    } catch (JsonProcessingException e) {
      throw new IOException(PairModel.SETTINGS + ": " + e.getOriginalMessage(), e);
    }
  }
}
