package io.crossmodal.eval.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossmodal.eval.plan.PlanException.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code include} and {@code exclude}: lists of mappings of what a view is, with {@code
 * dimension} and {@code precision} in all that is included and at least one key in all that is
 * excluded.
 */
final class ViewRulesYaml {

  private static final List<String> KEYS =
      List.of(
          "dimension",
          "precision",
          "reduction",
          "search",
          "effort",
          "target_recall",
          "oversampling",
          "shards",
          "missing_shards");

  private ViewRulesYaml() {}

  static ViewRules parse(JsonNode plan) {
    List<ViewSpec> include = new ArrayList<>();
    for (ViewPattern each : patterns("include", plan)) {
      Integer dimension = each.dimension();
      Precision precision = each.precision();
      if (dimension == null || precision == null) {
        throw bad("include", plan.path("include"), "dimension and precision in each");
      }
      include.add(each.view(dimension, precision));
    }
    return new ViewRules(include, patterns("exclude", plan));
  }

  private static List<ViewPattern> patterns(String name, JsonNode plan) {
    JsonNode node = plan.path(name);
    if (node.isMissingNode()) {
      return List.of();
    }
    if (!node.isArray()) {
      throw bad(name, node, "a list of mappings");
    }
    List<ViewPattern> patterns = new ArrayList<>();
    node.forEach(each -> patterns.add(pattern(name, each)));
    return patterns;
  }

  private static ViewPattern pattern(String name, JsonNode node) {
    if (!node.isObject() || node.isEmpty()) {
      throw bad(name, node, "a mapping of %s".formatted(String.join(", ", KEYS)));
    }
    Keys.check(name + ".", node, KEYS);
    return new ViewPattern(
        integer(name, "dimension", node),
        word(name, "precision", node, (f, w) -> Keys.precisions(f, List.of(w)).getFirst()),
        word(name, "reduction", node, Keys::reduction),
        word(name, "search", node, Keys::structure),
        integer(name, "effort", node),
        number(name, "target_recall", node),
        number(name, "oversampling", node),
        integer(name, "shards", node),
        integer(name, "missing_shards", node));
  }

  /** Reads the word of a field. */
  private interface Word<T> {
    T of(String field, String word);
  }

  private static <T> @Nullable T word(String name, String key, JsonNode node, Word<T> reader) {
    JsonNode value = node.path(key);
    return value.isMissingNode() ? null : reader.of(name + "." + key, value.asText());
  }

  private static @Nullable Integer integer(String name, String key, JsonNode node) {
    return value(name, key, node, JsonNode::isInt, JsonNode::intValue, "an integer");
  }

  private static @Nullable Double number(String name, String key, JsonNode node) {
    return value(name, key, node, JsonNode::isNumber, JsonNode::doubleValue, "a number");
  }

  private static <T> @Nullable T value(
      String name,
      String key,
      JsonNode node,
      Predicate<JsonNode> type,
      Function<JsonNode, T> reader,
      String expected) {
    JsonNode value = node.path(key);
    if (value.isMissingNode()) {
      return null;
    }
    if (!type.test(value)) {
      throw bad(name + "." + key, value, expected);
    }
    return reader.apply(value);
  }

  private static PlanException bad(String field, JsonNode value, String expected) {
    return new PlanException(Problem.of(field, value, expected));
  }
}
