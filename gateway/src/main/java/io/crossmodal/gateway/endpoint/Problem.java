package io.crossmodal.gateway.endpoint;

import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import io.crossmodal.rpc.ServiceException.FieldViolation;
import io.micronaut.http.HttpStatus;
import io.micronaut.json.tree.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A problem document (RFC 9457).
 *
 * @param status HTTP status
 * @param reason why, as the services say it; null for what only HTTP knows, such as an unknown path
 * @param detail value and expectation, for people
 * @param violations one a field that is wrong
 * @param metadata values that programs may read, for example the name of the service
 * @param retryAfter when the same request may succeed; null if never or not known
 */
record Problem(
    HttpStatus status,
    @Nullable ErrorReason reason,
    String detail,
    List<FieldViolation> violations,
    Map<String, String> metadata,
    @Nullable Duration retryAfter) {

  Problem {
    violations = List.copyOf(violations);
    metadata = Map.copyOf(metadata);
  }

  /** What a service or a flow failed with. */
  static Problem of(ServiceException failure) {
    return new Problem(
        Statuses.of(failure.reason()),
        failure.reason(),
        failure.getMessage(),
        failure.violations(),
        failure.metadata(),
        failure.retryAfter().orElse(null));
  }

  /** What HTTP alone knows. */
  static Problem of(HttpStatus status, String detail) {
    return of(status, null, detail);
  }

  /** What HTTP refuses for a reason that the services know too. */
  static Problem of(HttpStatus status, @Nullable ErrorReason reason, String detail) {
    return new Problem(status, reason, detail, List.of(), Map.of(), null);
  }

  /** The document. */
  JsonNode document(String instance) {
    Map<String, JsonNode> document = new LinkedHashMap<>();
    document.put("type", text(reason == null ? "about:blank" : "/docs#problem-" + reason));
    document.put("title", text(title()));
    document.put("status", JsonNode.createNumberNode(status.getCode()));
    document.put("detail", text(detail));
    document.put("instance", text(instance));
    if (reason != null) {
      document.put("reason", text(reason.name()));
    }
    if (!violations.isEmpty()) {
      document.put(
          "violations",
          JsonNode.createArrayNode(violations.stream().map(Problem::document).toList()));
    }
    new TreeMap<>(metadata).forEach((key, value) -> document.putIfAbsent(key, text(value)));
    return JsonNode.createObjectNode(document);
  }

  private String title() {
    if (reason == null) {
      return status.getReason();
    }
    String words = reason.name().replace('_', ' ').toLowerCase(Locale.ROOT);
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static JsonNode document(FieldViolation violation) {
    Map<String, JsonNode> document = new LinkedHashMap<>();
    document.put("field", text(violation.field()));
    document.put("description", text(violation.description()));
    return JsonNode.createObjectNode(document);
  }

  private static JsonNode text(String text) {
    return JsonNode.createStringNode(text);
  }
}
