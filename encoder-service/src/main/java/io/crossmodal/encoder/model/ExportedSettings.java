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
 * The content of a {@code model.yaml} about towers that were exported as programs, or as weights
 * with the names that torchvision gives them.
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
    ONNX("ONNX Runtime"),
    /** No program but weights, whose network is built here. */
    @JsonProperty("torchvision")
    TORCHVISION("torchvision"),
    /** A table of word vectors. */
    @JsonProperty("words")
    WORDS("a table of words");

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
   * @param file the program or the weights
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
   * @param padding id that fills up a batch; null for a table of words, which has none
   */
  record Text(
      String file,
      @JsonProperty("max_tokens") int maxTokens,
      int vocabulary,
      @JsonProperty("padding_id") @Nullable Long padding) {}

  ExportedSettings {
    check("format", format == FORMAT, format, FORMAT);
    check("engine", engine != null, "none", "torchscript, onnx, torchvision or words");
    check("dimension", dimension >= 1 && dimension <= 4096, dimension, "1..4096");
    check("image, text", image != null || text != null, "neither", "one of them or both");
    check(
        "text",
        engine != Engine.TORCHVISION || text == null,
        "of engine torchvision",
        "image alone; a pair of models has both");
    check(
        "image",
        engine != Engine.WORDS || image == null,
        "of engine words",
        "text alone; a pair of models has both");
    if (image != null) {
      check("side", image.side() >= 1 && image.side() <= 4096, image.side(), "1..4096 pixels");
    }
    if (text != null) {
      check("max_tokens", text.maxTokens() >= 2, text.maxTokens(), "2 or more");
      check("vocabulary", text.vocabulary() >= 1, text.vocabulary(), "1 or more");
      check("padding_id", engine == Engine.WORDS || text.padding() != null, "none", "an id");
    }
  }

  private static void check(String key, boolean holds, Object value, Object expected) {
    if (!holds) {
      throw new IllegalArgumentException("%s: %s (expected: %s)".formatted(key, value, expected));
    }
  }

  /** The engine that a {@code model.yaml} names, empty if none. */
  static String engine(Path file) {
    try {
      return YAML.readTree(Files.readAllBytes(file)).path("engine").asText("");
    } catch (IOException e) {
      return "";
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
