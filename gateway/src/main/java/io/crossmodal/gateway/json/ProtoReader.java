package io.crossmodal.gateway.json;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.Message;
import io.crossmodal.index.v1.FilterList;
import io.crossmodal.index.v1.FilterValue;
import io.micronaut.json.tree.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reads what {@link ProtoJson} writes into a message; knows scalars, enums, bytes, lists and
 * messages of these.
 */
public final class ProtoReader {

  private final Violations violations;

  private ProtoReader(Violations violations) {
    this.violations = violations;
  }

  /**
   * Sets the builder's fields to the body's.
   *
   * @throws io.crossmodal.rpc.ServiceException INVALID_FIELD with a violation a field that is
   *     unknown or has a value of another type
   */
  @CanIgnoreReturnValue
  public static <B extends Message.Builder> B read(JsonNode body, B into) {
    ProtoReader reader = new ProtoReader(new Violations());
    reader.message("", body, into);
    reader.violations.check();
    return into;
  }

  /**
   * The same of a body that may have one field alone; the others come from elsewhere in the
   * request.
   */
  @CanIgnoreReturnValue
  public static <B extends Message.Builder> B read(JsonNode body, B into, String only) {
    ProtoReader reader = new ProtoReader(new Violations());
    if (body.isObject()) {
      for (Map.Entry<String, JsonNode> entry : body.entries()) {
        if (!entry.getKey().equals(only)) {
          reader.violations.add(entry.getKey(), "unknown field", "one of " + only);
        }
      }
    }
    reader.violations.check();
    return read(body, into);
  }

  /** Sets the builder's fields, and notes what is wrong under a path. */
  static void read(String path, JsonNode node, Message.Builder into, Violations violations) {
    new ProtoReader(violations).message(path, node, into);
  }

  private void message(String path, JsonNode node, Message.Builder into) {
    if (into instanceof FilterList.Builder list) {
      repeated(path, list.getDescriptorForType().findFieldByName("filters"), node, list);
      return;
    }
    if (into instanceof FilterValue.Builder value) {
      PayloadJson.filterValue(node)
          .ifPresentOrElse(
              value::mergeFrom,
              () -> violations.add(path, Scalars.shown(node), PayloadJson.EXPECTED_ONE));
      return;
    }
    if (!node.isObject()) {
      violations.add(path.isEmpty() ? "body" : path, Scalars.shown(node), "an object");
      return;
    }
    Descriptor type = into.getDescriptorForType();
    for (Map.Entry<String, JsonNode> entry : node.entries()) {
      String fieldPath = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
      FieldDescriptor field = type.findFieldByName(entry.getKey());
      if (field == null) {
        violations.add(fieldPath, "unknown field", names(type));
      } else if (!entry.getValue().isNull()) {
        set(fieldPath, field, entry.getValue(), into);
      }
    }
  }

  private void set(String path, FieldDescriptor field, JsonNode node, Message.Builder into) {
    OneofDescriptor oneof = field.getContainingOneof();
    if (oneof != null && into.hasOneof(oneof)) {
      String names =
          oneof.getFields().stream()
              .map(FieldDescriptor::getName)
              .collect(Collectors.joining(", "));
      violations.add(path, "a second one", "exactly one of " + names);
    } else if (field.isRepeated()) {
      repeated(path, field, node, into);
    } else if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
      message(path, node, into.getFieldBuilder(field));
    } else {
      scalar(path, field, node).ifPresent(value -> into.setField(field, value));
    }
  }

  private void repeated(String path, FieldDescriptor field, JsonNode node, Message.Builder into) {
    if (!node.isArray()) {
      violations.add(path, Scalars.shown(node), "an array");
      return;
    }
    int index = 0;
    for (JsonNode element : node.values()) {
      String elementPath = "%s[%d]".formatted(path, index++);
      if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
        Message.Builder builder = into.newBuilderForField(field);
        message(elementPath, element, builder);
        into.addRepeatedField(field, builder.build());
      } else {
        scalar(elementPath, field, element).ifPresent(v -> into.addRepeatedField(field, v));
      }
    }
  }

  private Optional<Object> scalar(String path, FieldDescriptor field, JsonNode node) {
    Optional<?> value =
        switch (field.getType()) {
          case UINT32, FIXED32 -> Scalars.whole(node, 0, 0xFFFF_FFFFL).map(Long::intValue);
          case INT32, SINT32, SFIXED32 ->
              Scalars.whole(node, Integer.MIN_VALUE, Integer.MAX_VALUE).map(Long::intValue);
          case UINT64, FIXED64 -> Scalars.whole(node, 0, Long.MAX_VALUE);
          case INT64, SINT64, SFIXED64 -> Scalars.whole(node, Long.MIN_VALUE, Long.MAX_VALUE);
          case DOUBLE -> Scalars.number(node);
          case FLOAT -> Scalars.number(node).map(Double::floatValue);
          case BOOL -> Scalars.flag(node);
          case STRING -> Scalars.text(node);
          case BYTES -> Scalars.base64(node).map(ByteString::copyFrom);
          case ENUM -> Scalars.text(node).flatMap(n -> EnumNames.value(field.getEnumType(), n));
          case MESSAGE, GROUP -> throw new IllegalStateException(field.getFullName());
        };
    if (value.isEmpty()) {
      violations.add(path, Scalars.shown(node), expected(field));
    }
    return value.map(Object.class::cast);
  }

  private static String expected(FieldDescriptor field) {
    return switch (field.getType()) {
      case UINT32, FIXED32 -> "0..4294967295";
      case INT32, SINT32, SFIXED32 -> "-2147483648..2147483647";
      case UINT64, FIXED64 -> "a whole number from 0";
      case INT64, SINT64, SFIXED64 -> "a whole number";
      case DOUBLE, FLOAT -> "a number";
      case BOOL -> "true or false";
      case STRING -> "text";
      case BYTES -> "base64";
      case ENUM -> EnumNames.expected(field.getEnumType());
      case MESSAGE, GROUP -> "an object";
    };
  }

  private static String names(Descriptor type) {
    return type.getFields().stream()
        .map(FieldDescriptor::getName)
        .collect(Collectors.joining(", ", "one of ", ""));
  }
}
