package io.crossmodal.eval.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossmodal.eval.plan.PlanException.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code include} and {@code exclude}: lists of mappings of {@code dimension} and {@code
 * precision}, both in what is included, at least one in what is excluded.
 */
final class ViewRulesYaml {

  private static final List<String> KEYS = List.of("dimension", "precision");

  private ViewRulesYaml() {}

  static ViewRules parse(JsonNode plan) {
    List<ViewSpec> include = new ArrayList<>();
    for (ViewRules.Pattern each : patterns("include", plan)) {
      Integer dimension = each.dimension();
      Precision precision = each.precision();
      if (dimension == null || precision == null) {
        throw bad("include", plan.path("include"), "dimension and precision in each");
      }
      include.add(new ViewSpec(dimension, precision));
    }
    return new ViewRules(include, patterns("exclude", plan));
  }

  private static List<ViewRules.Pattern> patterns(String name, JsonNode plan) {
    JsonNode node = plan.path(name);
    if (node.isMissingNode()) {
      return List.of();
    }
    if (!node.isArray()) {
      throw bad(name, node, "a list of mappings");
    }
    List<ViewRules.Pattern> patterns = new ArrayList<>();
    node.forEach(each -> patterns.add(pattern(name, each)));
    return patterns;
  }

  private static ViewRules.Pattern pattern(String name, JsonNode node) {
    if (!node.isObject() || node.isEmpty()) {
      throw bad(name, node, "a mapping of dimension and precision");
    }
    Keys.check(name + ".", node, KEYS);
    return new ViewRules.Pattern(dimension(name, node), precision(name, node));
  }

  private static @Nullable Integer dimension(String name, JsonNode node) {
    JsonNode dimension = node.path("dimension");
    if (dimension.isMissingNode()) {
      return null;
    }
    if (!dimension.isInt()) {
      throw bad(name + ".dimension", dimension, "an integer");
    }
    return dimension.intValue();
  }

  private static @Nullable Precision precision(String name, JsonNode node) {
    JsonNode precision = node.path("precision");
    return precision.isMissingNode()
        ? null
        : Keys.precisions(name + ".precision", List.of(precision.asText())).getFirst();
  }

  private static PlanException bad(String field, JsonNode value, String expected) {
    return new PlanException(Problem.of(field, value, expected));
  }
}
