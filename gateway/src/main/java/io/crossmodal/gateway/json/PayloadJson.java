package io.crossmodal.gateway.json;

import com.google.protobuf.Timestamp;
import io.crossmodal.index.v1.FilterValue;
import io.crossmodal.index.v1.PayloadList;
import io.crossmodal.index.v1.PayloadValue;
import io.micronaut.json.tree.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An item's payload as a JSON object: text, numbers, true and false as themselves, several values
 * as an array, and a point in time as {@code {"time": "2026-01-31T12:00:00Z"}}.
 *
 * <p>A number is whole if it is written without fraction and exponent.
 */
public final class PayloadJson {

  static final String EXPECTED =
      "text, a number, true, false, {\"time\": RFC 3339} or an array of such values";

  static final String EXPECTED_ONE = "text, a number, true, false or {\"time\": RFC 3339}";

  private static final String TIME = "time";

  private PayloadJson() {}

  /** The payload in the order of its keys. */
  public static JsonNode of(Map<String, PayloadValue> payload) {
    Map<String, JsonNode> object = new LinkedHashMap<>();
    new TreeMap<>(payload).forEach((key, value) -> object.put(key, of(value)));
    return JsonNode.createObjectNode(object);
  }

  /** One value. */
  public static JsonNode of(PayloadValue value) {
    return switch (value.getKindCase()) {
      case STRING_VALUE -> JsonNode.createStringNode(value.getStringValue());
      case INT_VALUE -> JsonNode.createNumberNode(value.getIntValue());
      case DOUBLE_VALUE -> JsonNode.createNumberNode(value.getDoubleValue());
      case BOOL_VALUE -> JsonNode.createBooleanNode(value.getBoolValue());
      case TIME_VALUE ->
          JsonNode.createObjectNode(Map.of(TIME, ProtoJson.instant(value.getTimeValue())));
      case LIST_VALUE ->
          JsonNode.createArrayNode(
              value.getListValue().getValuesList().stream().map(PayloadJson::of).toList());
      case KIND_NOT_SET -> JsonNode.nullNode();
    };
  }

  /** A value that hits are grouped by. */
  public static JsonNode of(FilterValue value) {
    return switch (value.getKindCase()) {
      case STRING_VALUE -> JsonNode.createStringNode(value.getStringValue());
      case INT_VALUE -> JsonNode.createNumberNode(value.getIntValue());
      case DOUBLE_VALUE -> JsonNode.createNumberNode(value.getDoubleValue());
      case BOOL_VALUE -> JsonNode.createBooleanNode(value.getBoolValue());
      case TIME_VALUE ->
          JsonNode.createObjectNode(Map.of(TIME, ProtoJson.instant(value.getTimeValue())));
      case KIND_NOT_SET -> JsonNode.nullNode();
    };
  }

  /** The value to compare with that a JSON value stands for; none if it stands for none. */
  static Optional<FilterValue> filterValue(JsonNode node) {
    FilterValue.Builder one = FilterValue.newBuilder();
    return value(node)
        .flatMap(
            value ->
                switch (value.getKindCase()) {
                  case STRING_VALUE -> Optional.of(one.setStringValue(value.getStringValue()));
                  case INT_VALUE -> Optional.of(one.setIntValue(value.getIntValue()));
                  case DOUBLE_VALUE -> Optional.of(one.setDoubleValue(value.getDoubleValue()));
                  case BOOL_VALUE -> Optional.of(one.setBoolValue(value.getBoolValue()));
                  case TIME_VALUE -> Optional.of(one.setTimeValue(value.getTimeValue()));
                  case LIST_VALUE, KIND_NOT_SET -> Optional.<FilterValue.Builder>empty();
                })
        .map(FilterValue.Builder::build);
  }

  /** The value that a JSON value stands for; none if it stands for none. */
  static Optional<PayloadValue> value(JsonNode node) {
    PayloadValue.Builder value = PayloadValue.newBuilder();
    if (node.isString()) {
      return Optional.of(value.setStringValue(node.getStringValue()).build());
    }
    if (node.isBoolean()) {
      return Optional.of(value.setBoolValue(node.getBooleanValue()).build());
    }
    if (node.isNumber()) {
      return Scalars.number(node).map(finite -> number(node, value));
    }
    if (node.isArray()) {
      return list(node).map(l -> value.setListValue(l).build());
    }
    return time(node).map(t -> value.setTimeValue(t).build());
  }

  private static PayloadValue number(JsonNode node, PayloadValue.Builder value) {
    return switch (node.getNumberValue()) {
      case Integer number -> value.setIntValue(number).build();
      case Long number -> value.setIntValue(number).build();
      case Number number -> value.setDoubleValue(number.doubleValue()).build();
    };
  }

  private static Optional<PayloadList> list(JsonNode node) {
    List<PayloadValue> values = new ArrayList<>();
    for (JsonNode element : node.values()) {
      Optional<PayloadValue> value = element.isArray() ? Optional.empty() : value(element);
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values.add(value.get());
    }
    return Optional.of(PayloadList.newBuilder().addAllValues(values).build());
  }

  private static Optional<Timestamp> time(JsonNode node) {
    JsonNode time = node.isObject() && node.size() == 1 ? node.get(TIME) : null;
    if (time == null || !time.isString()) {
      return Optional.empty();
    }
    try {
      Instant instant = Instant.parse(time.getStringValue());
      return Optional.of(
          Timestamp.newBuilder()
              .setSeconds(instant.getEpochSecond())
              .setNanos(instant.getNano())
              .build());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
