package io.crossmodal.gateway.endpoint;

import io.crossmodal.gateway.config.GatewayConfig;
import io.crossmodal.rpc.ErrorReason;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses bodies over the limit by their length alone.
 *
 * <p>The server's own limit holds for JSON, but leaves the reader of a form waiting for ever, so a
 * form must say its length.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class BodyFilter {

  private final ProblemWriter problems;
  private final long maxBytes;

  BodyFilter(ProblemWriter problems, GatewayConfig config) {
    this.problems = problems;
    this.maxBytes = config.maxBodyBytes();
  }

  @RequestFilter
  @Nullable HttpResponse<?> refuse(HttpRequest<?> request) {
    long length = request.getContentLength();
    if (length > maxBytes) {
      String detail = "body: %d bytes (expected: 0..%d)".formatted(length, maxBytes);
      return problems.response(
          request, Problem.of(HttpStatus.REQUEST_ENTITY_TOO_LARGE, ErrorReason.TOO_LARGE, detail));
    }
    if (length < 0 && form(request)) {
      String detail =
          "%s: none (expected: the bytes of the form)".formatted(HttpHeaders.CONTENT_LENGTH);
      return problems.response(request, Problem.of(HttpStatus.LENGTH_REQUIRED, detail));
    }
    return null;
  }

  private static boolean form(HttpRequest<?> request) {
    return request
        .getContentType()
        .filter(type -> type.matches(MediaType.MULTIPART_FORM_DATA_TYPE))
        .isPresent();
  }
}
