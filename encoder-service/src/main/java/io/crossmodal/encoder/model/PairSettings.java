package io.crossmodal.encoder.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;

/**
 * The content of {@code model.yaml}: two towers of different models, and a head on each that brings
 * both to one dimension.
 *
 * @param format version of the form, {@value #FORMAT}
 * @param weights file of the heads beside it, in the form of safetensors
 * @param logitScale factor on cosines that the heads were trained with
 */
record PairSettings(
    int format,
    Side image,
    Side text,
    String weights,
    @JsonProperty("logit_scale") double logitScale,
    String description) {

  static final int FORMAT = 1;

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  /**
   * One tower.
   *
   * @param model directory of its model, seen from {@code model.yaml}
   * @param head name of its head's arrays, {@code <head>.weight} and {@code <head>.bias}
   * @param normalize whether the head was trained on vectors of norm 1
   */
  record Side(String model, String head, boolean normalize) {}

  PairSettings {
    if (format != FORMAT) {
      throw new IllegalArgumentException("format: %d (expected: %d)".formatted(format, FORMAT));
    }
  }

  /**
   * Reads {@code model.yaml}.
   *
   * @throws IOException for an unknown key, a missing one or a value of another kind
   */
  static PairSettings parse(byte[] yaml) throws IOException {
    try {
      return YAML.readValue(yaml, PairSettings.class);
    } catch (JsonProcessingException e) {
      throw new IOException(PairModel.SETTINGS + ": " + e.getOriginalMessage(), e);
    }
  }
}
