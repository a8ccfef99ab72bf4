package io.crossmodal.eval.plan;

import com.fasterxml.jackson.databind.JsonNode;
import io.crossmodal.eval.plan.PlanException.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** The typed fields of a plan's YAML; a field of the wrong type is an error with its value. */
final class PlanFields {

  private final JsonNode root;

  PlanFields(JsonNode root) {
    this.root = root;
  }

  List<Integer> integers(String name, List<Integer> otherwise) {
    return list(name, otherwise, JsonNode::isInt, JsonNode::intValue, "integers");
  }

  /** Integers, or a word that stands for one. */
  List<Integer> integersOr(String word, int meaning, String name, List<Integer> otherwise) {
    return list(
        name,
        otherwise,
        node -> node.isInt() || node.asText().equals(word),
        node -> node.isInt() ? node.intValue() : meaning,
        "integers or " + word);
  }

  List<Double> numbers(String name, List<Double> otherwise) {
    return list(name, otherwise, JsonNode::isNumber, JsonNode::doubleValue, "numbers");
  }

  List<String> words(String name, List<String> otherwise) {
    return list(name, otherwise, JsonNode::isTextual, JsonNode::textValue, "words");
  }

  long integer(String name, long otherwise) {
    JsonNode node = root.path(name);
    if (node.isMissingNode()) {
      return otherwise;
    }
    return one(name, node, n -> n.isInt() || n.isLong(), "an integer").longValue();
  }

  double number(String name, double otherwise) {
    JsonNode node = root.path(name);
    return node.isMissingNode()
        ? otherwise
        : one(name, node, JsonNode::isNumber, "a number").doubleValue();
  }

  private <T> List<T> list(
      String name,
      List<T> otherwise,
      Predicate<JsonNode> type,
      Function<JsonNode, T> value,
      String expected) {
    JsonNode node = root.path(name);
    if (node.isMissingNode()) {
      return otherwise;
    }
    if (!node.isArray()) {
      return List.of(value.apply(one(name, node, type, expected)));
    }
    if (node.isEmpty()) {
      throw new PlanException(Problem.of(name, "[]", "at least one value, or no such key"));
    }
    List<T> values = new ArrayList<>();
    node.forEach(element -> values.add(value.apply(one(name, element, type, expected))));
    return values;
  }

  private static JsonNode one(
      String name, JsonNode node, Predicate<JsonNode> type, String expected) {
    if (!type.test(node)) {
      throw new PlanException(Problem.of(name, node, expected));
    }
    return node;
  }
}
