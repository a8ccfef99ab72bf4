package io.crossmodal.gateway.json;

import io.micronaut.json.tree.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** JSON values as Java values, none where the type or the range is another; never a guess. */
final class Scalars {

  /** Every whole number up to this one is a double. */
  private static final double MOST_EXACT = 1L << 53;

  private Scalars() {}

  static Optional<String> text(JsonNode node) {
    return node.isString() ? Optional.of(node.getStringValue()) : Optional.empty();
  }

  static Optional<Boolean> flag(JsonNode node) {
    return node.isBoolean() ? Optional.of(node.getBooleanValue()) : Optional.empty();
  }

  static Optional<Double> number(JsonNode node) {
    return node.isNumber()
        ? Optional.of(node.getNumberValue().doubleValue()).filter(Double::isFinite)
        : Optional.empty();
  }

  /** A number without fraction from {@code low} to {@code high}; 10.0 and 1e1 are whole too. */
  static Optional<Long> whole(JsonNode node, long low, long high) {
    return whole(node).filter(value -> value >= low && value <= high);
  }

  private static Optional<Long> whole(JsonNode node) {
    if (!node.isNumber()) {
      return Optional.empty();
    }
    return switch (node.getNumberValue()) {
      case Integer value -> Optional.of(value.longValue());
      case Long value -> Optional.of(value);
      // 1e999999999 must not become a number of a billion digits: only what a double holds exactly
      // is looked at.
      case Number value when Math.abs(value.doubleValue()) <= MOST_EXACT ->
          Optional.of(value.doubleValue()).filter(d -> d == Math.rint(d)).map(Double::longValue);
      default -> Optional.empty();
    };
  }

  /** The number or the truth value that a text spells, or the text itself. */
  static JsonNode parsed(JsonNode node) {
    String text = node.getStringValue();
    if (text.equals("true") || text.equals("false")) {
      return JsonNode.createBooleanNode(text.equals("true"));
    }
    try {
      return JsonNode.createNumberNode(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return node;
    }
  }

  /** Bytes in base64, bare or as a {@code data:} URI. */
  static Optional<byte[]> base64(JsonNode node) {
    return text(node).flatMap(Scalars::base64);
  }

  private static Optional<byte[]> base64(String text) {
    int comma = text.startsWith("data:") ? text.indexOf(',') : -1;
    if (comma > 0 && !text.substring(0, comma).endsWith(";base64")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Base64.getMimeDecoder().decode(text.substring(comma + 1)))
          .filter(bytes -> bytes.length > 0);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static Optional<List<String>> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    for (JsonNode element : node.values()) {
      if (!element.isString()) {
        return Optional.empty();
      }
      texts.add(element.getStringValue());
    }
    return Optional.of(texts);
  }

  /** Finite numbers that fit a float each. */
  static Optional<float[]> floats(JsonNode node) {
    if (!node.isArray()) {
      return Optional.empty();
    }
    float[] floats = new float[node.size()];
    int i = 0;
    for (JsonNode element : node.values()) {
      Optional<Double> number = number(element);
      if (number.isEmpty() || !Float.isFinite(number.get().floatValue())) {
        return Optional.empty();
      }
      floats[i++] = number.get().floatValue();
    }
    return Optional.of(floats);
  }

  /** What a message says of a value of the wrong type. */
  static String shown(JsonNode node) {
    if (node.isNull()) {
      return "null";
    }
    if (node.isObject()) {
      return "an object";
    }
    if (node.isArray()) {
      return "an array";
    }
    return node.isString() ? '"' + node.getStringValue() + '"' : node.coerceStringValue();
  }
}
