package io.crossmodal.encoder.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/**
 * The content of {@code model.json}.
 *
 * @param format version of the folder's form, {@value #FORMAT}
 * @param architecture the sizes of the towers
 * @param logitScale factor on cosines that it was trained with
 * @param trainedOn the pictures that it was trained on
 * @param description what it is and how good it was, in a sentence
 */
record ModelSettings(
    int format,
    Architecture architecture,
    double logitScale,
    String trainedOn,
    String description) {

  static final int FORMAT = 1;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  ModelSettings {
    if (format != FORMAT) {
      throw new IllegalArgumentException("format: %d (expected: %d)".formatted(format, FORMAT));
    }
  }

  /**
   * Reads {@code model.json}.
   *
   * @throws IOException for an unknown key, a missing one or a value out of range
   */
  static ModelSettings parse(byte[] json) throws IOException {
    try {
      return JSON.readValue(json, ModelSettings.class);
    } catch (JsonProcessingException e) {
      // The full message shows places in Java's classes.
      throw new IOException(e.getOriginalMessage(), e);
    }
  }

  byte[] toJson() {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
