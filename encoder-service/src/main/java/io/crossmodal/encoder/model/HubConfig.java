package io.crossmodal.encoder.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;

/**
 * One JSON file of a Hugging Face directory, or an object in it.
 *
 * @param file its name, for messages
 */
record HubConfig(String file, JsonNode node) {

  private static final JsonMapper JSON = new JsonMapper();

  static HubConfig parse(String file, byte[] json) throws IOException {
    try {
      return new HubConfig(file, JSON.readTree(json));
    } catch (JsonProcessingException e) {
      throw new IOException("%s: %s".formatted(file, e.getOriginalMessage()), e);
    }
  }

  /** The object of a key, or an empty one: files leave out what has its default value. */
  HubConfig part(String key) {
    return new HubConfig(file + " " + key, node.path(key));
  }

  boolean has(String key) {
    return node.hasNonNull(key);
  }

  /** An integer, or the value that its absence means. */
  int integer(String key, int least, int most, int otherwise) throws IOException {
    JsonNode value = node.path(key);
    if (value.isMissingNode() || value.isNull()) {
      return otherwise;
    }
    if (!value.canConvertToInt()
        || value.asDouble() != value.asInt()
        || value.asInt() < least
        || value.asInt() > most) {
      throw new IOException(
          "%s: %s: %s (expected: %d..%d)".formatted(file, key, value, least, most));
    }
    return value.asInt();
  }

  double number(String key, double otherwise) {
    return node.path(key).asDouble(otherwise);
  }

  boolean flag(String key, boolean otherwise) {
    return node.path(key).asBoolean(otherwise);
  }

  String text(String key, String otherwise) {
    return node.path(key).asText(otherwise);
  }

  Optional<String> text(String key) {
    return has(key) ? Optional.of(node.path(key).asText()) : Optional.empty();
  }
}
