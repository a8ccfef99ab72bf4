package io.crossmodal.gateway.json;

import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import io.crossmodal.index.v1.Filter;
import io.crossmodal.index.v1.PayloadValue;
import io.crossmodal.rpc.FilterText;
import io.micronaut.http.HttpParameters;
import io.micronaut.json.tree.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a request by name, be they of a JSON body, a query string or a form.
 *
 * <p>A bad value is noted and stands for its default until {@link #check()}, which throws with all
 * that was noted. A JSON field that nobody asked for is noted too.
 */
public final class Fields {

  private final Map<String, JsonNode> values;
  private final String path;
  private final Violations violations;
  private final Source source;
  private final Set<String> known = new LinkedHashSet<>();
  private final List<Fields> parts = new ArrayList<>();

  /** Where fields come from, and so how they are read. */
  private enum Source {
    /** Typed, and a field that nobody asks for is a mistake. */
    JSON,
    /** Typed, and other fields are ignored. */
    OPEN_JSON,
    /** Untyped, and other fields are ignored. */
    TEXT
  }

  private Fields(Map<String, JsonNode> values, String path, Violations violations, Source source) {
    this.values = values;
    this.path = path;
    this.violations = violations;
    this.source = source;
  }

  /** The fields of a JSON body. */
  public static Fields ofJson(JsonNode body) {
    return ofJson(body, "", new Violations(), Source.JSON);
  }

  /** The fields of a JSON body whose other fields are ignored. */
  public static Fields ofOpenJson(JsonNode body) {
    return ofJson(body, "", new Violations(), Source.OPEN_JSON);
  }

  private static Fields ofJson(JsonNode node, String path, Violations violations, Source source) {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    if (node.isObject()) {
      node.entries().forEach(entry -> values.put(entry.getKey(), entry.getValue()));
    } else {
      violations.add(path.isEmpty() ? "body" : path, Scalars.shown(node), "an object");
    }
    return new Fields(values, path, violations, source);
  }

  /** The fields of a query string; other parameters are ignored. */
  public static Fields ofQuery(HttpParameters parameters) {
    Map<String, String> texts = new LinkedHashMap<>();
    parameters
        .names()
        .forEach(name -> parameters.getFirst(name).ifPresent(v -> texts.put(name, v)));
    return ofTexts(texts);
  }

  /** The fields of a form, all of them text. */
  public static Fields ofTexts(Map<String, String> texts) {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    texts.forEach((name, text) -> values.put(name, JsonNode.createStringNode(text)));
    return new Fields(values, "", new Violations(), Source.TEXT);
  }

  /** True if the field is there and not null. */
  public boolean has(String name) {
    return node(name).isPresent();
  }

  /** The text of a field, or null without it. */
  public @Nullable String text(String name) {
    return read(name, "text", Scalars::text).orElse(null);
  }

  /** The text of a field that must be there and not blank. */
  public String requiredText(String name) {
    String text = text(name);
    if (text == null || text.isBlank()) {
      if (text != null || !has(name)) {
        violations.add(at(name), text == null ? null : "blank", "text");
      }
      return "";
    }
    return text;
  }

  /** The whole number of a field from {@code low} to {@code high}, or its default. */
  public int whole(String name, int otherwise, int low, int high) {
    return read(name, low + ".." + high, node -> Scalars.whole(typed(node), low, high))
        .map(Long::intValue)
        .orElse(otherwise);
  }

  /** The number of a field from {@code low} to {@code high}; none without it. */
  public Optional<Double> number(String name, double low, double high) {
    return read(
        name,
        "a number from %s to %s".formatted(low, high),
        node -> Scalars.number(typed(node)).filter(value -> value >= low && value <= high));
  }

  /** The texts of an array field, or the one text that it is; empty without it. */
  public List<String> texts(String name) {
    return read(
            name,
            "an array of texts",
            node -> node.isArray() ? Scalars.texts(node) : Scalars.text(node).map(List::of))
        .orElse(List.of());
  }

  /** The filter of a field, as a text or as JSON; none without it. */
  public Optional<Filter> filter(String name) {
    Optional<JsonNode> node = node(name);
    if (node.isEmpty()) {
      return Optional.empty();
    }
    if (!node.get().isString()) {
      Filter.Builder filter = Filter.newBuilder();
      ProtoReader.read(at(name), node.get(), filter, violations);
      return Optional.of(filter.build());
    }
    try {
      return Optional.of(FilterText.parse(node.get().getStringValue()));
    } catch (IllegalArgumentException e) {
      violations.add(at(name), String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** True or false, or the default. */
  public boolean flag(String name, boolean otherwise) {
    return read(name, "true or false", node -> Scalars.flag(typed(node))).orElse(otherwise);
  }

  /** The enum value of a field by its short name. */
  public Optional<EnumValueDescriptor> choice(String name, EnumDescriptor type) {
    return read(
        name,
        EnumNames.expected(type),
        node -> Scalars.text(node).flatMap(text -> EnumNames.value(type, text)));
  }

  /** The bytes of a field in base64, or null without it. */
  public byte @Nullable [] base64(String name) {
    return read(name, "base64 of at least one byte", Scalars::base64).orElse(null);
  }

  /** The vector of a field, or null without it. */
  public float @Nullable [] vector(String name) {
    return read(name, "an array of finite numbers", Scalars::floats).orElse(null);
  }

  /** The payload of a field; empty without it. */
  public Map<String, PayloadValue> payload(String name) {
    Map<String, PayloadValue> payload = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : part(name).values.entrySet()) {
      Optional<PayloadValue> value = PayloadJson.value(entry.getValue());
      if (value.isEmpty()) {
        violations.add(
            at(name) + "." + entry.getKey(), Scalars.shown(entry.getValue()), PayloadJson.EXPECTED);
      }
      value.ifPresent(v -> payload.put(entry.getKey(), v));
    }
    return payload;
  }

  /** The objects of an array field, each to be read by itself; empty without it. */
  public List<Fields> objects(String name) {
    List<Fields> objects = new ArrayList<>();
    read(name, "an array of objects", node -> Optional.of(node).filter(JsonNode::isArray))
        .ifPresent(
            array ->
                array
                    .values()
                    .forEach(
                        element ->
                            objects.add(
                                ofJson(
                                    element,
                                    "%s[%d]".formatted(at(name), objects.size()),
                                    violations,
                                    source))));
    parts.addAll(objects);
    return objects;
  }

  /** Notes that a field has a bad value for a reason that only the caller knows. */
  public void reject(String name, @Nullable Object value, String expected) {
    known.add(name);
    violations.add(at(name), value, expected);
  }

  /** Path of a field in the request, for example {@code items[3].id}. */
  public String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  /**
   * Ends the reading.
   *
   * @throws io.crossmodal.rpc.ServiceException INVALID_FIELD with everything that was noted
   */
  public void check() {
    noteUnknown();
    violations.check();
  }

  private void noteUnknown() {
    if (source == Source.JSON) {
      for (String name : values.keySet()) {
        if (!known.contains(name)) {
          violations.add(at(name), "unknown field", "one of " + String.join(", ", known));
        }
      }
    }
    parts.forEach(Fields::noteUnknown);
  }

  private Fields part(String name) {
    return node(name)
        .map(node -> ofJson(node, at(name), violations, source))
        .orElseGet(() -> new Fields(Map.of(), at(name), violations, source));
  }

  private Optional<JsonNode> node(String name) {
    known.add(name);
    return Optional.ofNullable(values.get(name)).filter(node -> !node.isNull());
  }

  private <T> Optional<T> read(
      String name, String expected, Function<JsonNode, Optional<T>> reading) {
    Optional<JsonNode> node = node(name);
    Optional<T> value = node.flatMap(reading);
    if (node.isPresent() && value.isEmpty()) {
      violations.add(at(name), Scalars.shown(node.get()), expected);
    }
    return value;
  }

  /** In a query string and a form everything is text: there a number may be written as one. */
  private JsonNode typed(JsonNode node) {
    return source == Source.TEXT ? Scalars.parsed(node) : node;
  }
}
