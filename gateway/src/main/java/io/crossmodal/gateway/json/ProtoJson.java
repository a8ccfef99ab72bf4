package io.crossmodal.gateway.json;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Duration;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import io.crossmodal.index.v1.PayloadValue;
import io.crossmodal.type.v1.Vector;
import io.micronaut.json.tree.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Messages of the contract as JSON for people and scripts.
 *
 * <p>Names are those of the {@code .proto} files. Numbers of 64 bits are JSON numbers, enum values
 * are short ({@code int8}), vectors are arrays, times are RFC 3339, durations {@code "0.012s"},
 * bytes base64. Scalars and lists are always there; a message, a member of a oneof and an enum only
 * if set.
 */
public final class ProtoJson {

  private ProtoJson() {}

  /** The message. */
  public static JsonNode of(Message message) {
    return switch (message) {
      case Timestamp time -> instant(time);
      case Duration duration -> seconds(duration);
      case Vector vector ->
          JsonNode.createArrayNode(vector.getValuesList().stream().map(ProtoJson::finite).toList());
      case PayloadValue value -> PayloadJson.of(value);
      default -> fields(message);
    };
  }

  static JsonNode instant(Timestamp time) {
    return JsonNode.createStringNode(
        Instant.ofEpochSecond(time.getSeconds(), time.getNanos()).toString());
  }

  private static JsonNode seconds(Duration duration) {
    BigDecimal seconds =
        BigDecimal.valueOf(duration.getSeconds())
            .add(BigDecimal.valueOf(duration.getNanos(), 9))
            .stripTrailingZeros();
    return JsonNode.createStringNode(seconds.toPlainString() + "s");
  }

  private static JsonNode fields(Message message) {
    Map<String, JsonNode> object = new LinkedHashMap<>();
    for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
      if (shown(message, field)) {
        object.put(field.getName(), value(field, message.getField(field)));
      }
    }
    return JsonNode.createObjectNode(object);
  }

  private static boolean shown(Message message, FieldDescriptor field) {
    if (field.isRepeated()) {
      return true;
    }
    if (field.getJavaType() == FieldDescriptor.JavaType.ENUM) {
      return ((EnumValueDescriptor) message.getField(field)).getNumber() != 0;
    }
    return !field.hasPresence() || message.hasField(field);
  }

  private static JsonNode value(FieldDescriptor field, Object value) {
    if (field.isRepeated()) {
      List<JsonNode> elements =
          ((List<?>) value).stream().map(element -> single(field, element)).toList();
      return JsonNode.createArrayNode(elements);
    }
    return single(field, value);
  }

  private static JsonNode single(FieldDescriptor field, Object value) {
    return switch (field.getJavaType()) {
      case INT -> number(field, (Integer) value);
      case LONG -> JsonNode.createNumberNode((long) (Long) value);
      case FLOAT -> finite((Float) value);
      case DOUBLE -> finite((Double) value);
      case BOOLEAN -> JsonNode.createBooleanNode((Boolean) value);
      case STRING -> JsonNode.createStringNode((String) value);
      case BYTE_STRING ->
          JsonNode.createStringNode(
              Base64.getEncoder().encodeToString(((ByteString) value).toByteArray()));
      case ENUM -> JsonNode.createStringNode(EnumNames.of((EnumValueDescriptor) value));
      case MESSAGE -> of((Message) value);
    };
  }

  private static JsonNode number(FieldDescriptor field, int value) {
    return field.getType() == FieldDescriptor.Type.UINT32
        ? JsonNode.createNumberNode(Integer.toUnsignedLong(value))
        : JsonNode.createNumberNode(value);
  }

  /**
   * The shortest decimal that is this float: 0.1 and not 0.10000000149; null if it is no number.
   */
  public static JsonNode finite(float value) {
    return Float.isFinite(value)
        ? JsonNode.createNumberNode(new BigDecimal(Float.toString(value)))
        : JsonNode.nullNode();
  }

  private static JsonNode finite(double value) {
    return Double.isFinite(value) ? JsonNode.createNumberNode(value) : JsonNode.nullNode();
  }
}
