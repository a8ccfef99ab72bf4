package io.crossmodal.gateway.endpoint;

import io.crossmodal.rpc.ErrorReason;
import io.micronaut.http.HttpStatus;
import io.micronaut.json.tree.JsonNode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A problem in the form of OpenAI's API: {@code {"error": {message, type, param, code}}}. */
final class OpenAiError {

  private OpenAiError() {}

  static JsonNode of(Problem problem) {
    Map<String, JsonNode> error = new LinkedHashMap<>();
    error.put("message", JsonNode.createStringNode(problem.detail()));
    error.put("type", JsonNode.createStringNode(type(problem.status())));
    error.put("param", text(param(problem)));
    error.put("code", text(code(problem.reason())));
    return JsonNode.createObjectNode(Map.of("error", JsonNode.createObjectNode(error)));
  }

  private static String type(HttpStatus status) {
    if (status == HttpStatus.TOO_MANY_REQUESTS) {
      return "rate_limit_error";
    }
    return status.getCode() < 500 ? "invalid_request_error" : "server_error";
  }

  private static @Nullable String param(Problem problem) {
    if (problem.reason() == ErrorReason.MODEL_NOT_FOUND) {
      return "model";
    }
    return problem.violations().isEmpty()
        ? problem.metadata().get("field")
        : problem.violations().getFirst().field();
  }

  private static @Nullable String code(@Nullable ErrorReason reason) {
    return reason == null ? null : reason.name().toLowerCase(Locale.ROOT);
  }

  private static JsonNode text(@Nullable String text) {
    return text == null ? JsonNode.nullNode() : JsonNode.createStringNode(text);
  }
}
