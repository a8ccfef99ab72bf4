package io.crossmodal.gateway.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds JSON against the part of JSON Schema that the description uses. */
final class SchemaCheck {

  private final JsonNode api;
  private final List<String> problems = new ArrayList<>();

  private SchemaCheck(JsonNode api) {
    this.api = api;
  }

  /** What in the JSON is other than the schema says; empty if nothing. */
  static List<String> problems(JsonNode api, JsonNode schema, JsonNode json) {
    SchemaCheck check = new SchemaCheck(api);
    check.value("$", schema, json);
    return check.problems;
  }

  static JsonNode resolve(JsonNode api, JsonNode node) {
    return node.has("$ref") ? api.at(node.path("$ref").asText().substring(1)) : node;
  }

  private void value(String at, JsonNode reference, JsonNode json) {
    JsonNode schema = resolve(api, reference);
    if (schema.isMissingNode()) {
      problems.add(at + ": " + reference + " leads nowhere");
    } else if (schema.has("oneOf") && !schema.has("type")) {
      if (!oneHolds(schema.path("oneOf"), json)) {
        problems.add(at + ": " + json + " is none of " + schema.path("oneOf"));
      }
    } else if (schema.has("allOf")) {
      object(at, merged(schema), json);
    } else if (schema.has("enum") && !values(schema.path("enum")).contains(json.asText())) {
      problems.add(at + ": " + json + " is none of " + schema.path("enum"));
    } else if (!typed(schema, json)) {
      problems.add(at + ": " + json + " is no " + schema.path("type"));
    } else if (json.isObject()) {
      object(at, schema, json);
    } else if (json.isArray() && schema.has("items")) {
      for (int i = 0; i < json.size(); i++) {
        value(at + "[" + i + "]", schema.path("items"), json.get(i));
      }
    }
  }

  private boolean oneHolds(JsonNode branches, JsonNode json) {
    for (JsonNode branch : branches) {
      if (problems(api, branch, json).isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private JsonNode merged(JsonNode schema) {
    var merged = schema.<com.fasterxml.jackson.databind.node.ObjectNode>deepCopy().removeAll();
    var properties = merged.putObject("properties");
    var required = merged.putArray("required");
    for (JsonNode part : schema.path("allOf")) {
      JsonNode whole = resolve(api, part);
      whole.path("properties").properties().forEach(e -> properties.set(e.getKey(), e.getValue()));
      whole.path("required").forEach(required::add);
    }
    return merged;
  }

  private void object(String at, JsonNode schema, JsonNode json) {
    Set<String> required = values(schema.path("required"));
    json.fieldNames().forEachRemaining(required::remove);
    required.forEach(name -> problems.add(at + ": no " + name));
    if (!schema.has("properties") && !schema.has("additionalProperties")) {
      return;
    }
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      String path = at + "." + field.getKey();
      JsonNode property = schema.path("properties").path(field.getKey());
      JsonNode other = schema.path("additionalProperties");
      if (!property.isMissingNode()) {
        value(path, property, field.getValue());
      } else if (other.isObject()) {
        value(path, other, field.getValue());
      } else {
        problems.add(path + ": not described");
      }
    }
  }

  private static boolean typed(JsonNode schema, JsonNode json) {
    Set<String> types =
        schema.path("type").isArray()
            ? values(schema.path("type"))
            : Set.of(schema.path("type").asText());
    return types.stream()
        .anyMatch(
            type ->
                switch (type) {
                  case "object" -> json.isObject();
                  case "array" -> json.isArray();
                  case "string" -> json.isTextual();
                  case "integer" -> json.isIntegralNumber();
                  case "number" -> json.isNumber();
                  case "boolean" -> json.isBoolean();
                  case "null" -> json.isNull();
                  default -> false;
                });
  }

  private static Set<String> values(JsonNode array) {
    Set<String> values = new HashSet<>();
    array.forEach(value -> values.add(value.asText()));
    return values;
  }
}
