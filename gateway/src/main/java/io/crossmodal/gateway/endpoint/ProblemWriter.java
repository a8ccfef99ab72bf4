package io.crossmodal.gateway.endpoint;

import io.crossmodal.rpc.ErrorReason;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponseFactory;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Writes problems: as problem documents, and as {@code {"error": ...}} where older clients expect
 * that.
 */
@Singleton
final class ProblemWriter {

  private final JsonMapper json;

  ProblemWriter(JsonMapper json) {
    this.json = json;
  }

  /** The answer to the request that had the problem. */
  MutableHttpResponse<byte[]> response(HttpRequest<?> request, Problem problem) {
    boolean older = Paths.older(request.getPath());
    JsonNode body =
        older
            ? JsonNode.createObjectNode(
                Map.of("error", JsonNode.createStringNode(problem.detail())))
            : problem.document(request.getUri().getRawPath());
    MutableHttpResponse<byte[]> response =
        HttpResponseFactory.INSTANCE
            .<byte[]>status(problem.status())
            .body(bytes(body))
            .contentType(
                older ? MediaType.APPLICATION_JSON_TYPE : MediaType.APPLICATION_JSON_PROBLEM_TYPE);
    ErrorReason reason = problem.reason();
    if (reason != null && reason.retryable()) {
      response.header(HttpHeaders.RETRY_AFTER, "1");
    }
    return response;
  }

  private byte[] bytes(JsonNode body) {
    try {
      return json.writeValueAsBytes(body);
    } catch (IOException e) {
      throw new UncheckedIOException("a tree in memory was not written", e);
    }
  }
}
