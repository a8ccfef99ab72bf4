package io.crossmodal.gateway.endpoint;

import io.crossmodal.rpc.ErrorReason;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;

/**
 * Answers what the HTTP server itself refuses: unknown paths, wrong methods, bodies that are too
 * large or no JSON.
 */
@Singleton
final class HttpFailures implements ErrorResponseProcessor<byte[]> {

  private final ProblemWriter problems;

  HttpFailures(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  public MutableHttpResponse<byte[]> processResponse(
      ErrorContext context, MutableHttpResponse<?> refusal) {
    HttpRequest<?> request = context.getRequest();
    MutableHttpResponse<byte[]> response = problems.response(request, problem(context, refusal));
    String allowed = refusal.getHeaders().get(HttpHeaders.ALLOW);
    if (allowed != null) {
      response.header(HttpHeaders.ALLOW, allowed);
    }
    return response;
  }

  private static Problem problem(ErrorContext context, MutableHttpResponse<?> refusal) {
    HttpRequest<?> request = context.getRequest();
    HttpStatus status = refusal.status();
    return switch (status) {
      case NOT_FOUND ->
          Problem.of(
              status, "path: %s (expected: one of /openapi.yaml)".formatted(request.getPath()));
      case METHOD_NOT_ALLOWED ->
          Problem.of(
              status,
              "method: %s (expected: %s)"
                  .formatted(request.getMethodName(), refusal.getHeaders().get(HttpHeaders.ALLOW)));
      case UNSUPPORTED_MEDIA_TYPE ->
          Problem.of(
              status,
              "Content-Type: %s (expected: the one that /openapi.yaml names)"
                  .formatted(request.getContentType().map(Object::toString).orElse("none")));
      case REQUEST_ENTITY_TOO_LARGE -> Problem.of(status, ErrorReason.TOO_LARGE, message(context));
      case BAD_REQUEST -> Problem.of(status, ErrorReason.INVALID_FIELD, message(context));
      default ->
          status.getCode() >= 500
              ? Problem.of(
                  status,
                  ErrorReason.INTERNAL,
                  "internal error (the gateway's log has the details)")
              : Problem.of(status, message(context));
    };
  }

  /** The server's words, without the position in memory that its JSON parser adds. */
  private static String message(ErrorContext context) {
    String message =
        context.getErrors().stream().map(Error::getMessage).collect(Collectors.joining("; "));
    if (message.startsWith("Required Body")) {
      return "body: none (expected: one)";
    }
    return message
        .lines()
        .findFirst()
        .orElse("bad request")
        .replaceFirst(
            "^Failed to convert argument \\[(\\w+)\\] for value \\[.*?\\] due to: ", "$1: ")
        .replaceFirst("\\s*at \\[Source:.*", "");
  }
}
