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
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes problems: as problem documents, and in the forms that clients of other servers expect
 * where they call.
 */
@Singleton
final class ProblemWriter {

  private final JsonMapper json;

  ProblemWriter(JsonMapper json) {
    this.json = json;
  }

  /** The answer to the request that had the problem. */
  MutableHttpResponse<byte[]> response(HttpRequest<?> request, Problem problem) {
    JsonNode foreign = foreignForm(request.getPath(), problem);
    JsonNode body = foreign == null ? problem.document(request.getUri().getRawPath()) : foreign;
    MutableHttpResponse<byte[]> response =
        HttpResponseFactory.INSTANCE
            .<byte[]>status(problem.status())
            .body(bytes(body))
            .contentType(
                foreign == null
                    ? MediaType.APPLICATION_JSON_PROBLEM_TYPE
                    : MediaType.APPLICATION_JSON_TYPE);
    ErrorReason reason = problem.reason();
    if (reason != null && reason.retryable()) {
      response.header(HttpHeaders.RETRY_AFTER, String.valueOf(seconds(problem.retryAfter())));
    }
    return response;
  }

  /** The form of clients that were not written for this project; null for its own. */
  private static @Nullable JsonNode foreignForm(String path, Problem problem) {
    if (Paths.older(path) || Paths.inference(path)) {
      return JsonNode.createObjectNode(
          Map.of("error", JsonNode.createStringNode(problem.detail())));
    }
    return path.equals(Paths.EMBEDDINGS) ? OpenAiError.of(problem) : null;
  }

  /** HTTP knows whole seconds only; the next one where nothing is known. */
  private static long seconds(@Nullable Duration delay) {
    return delay == null ? 1 : Math.max(1, delay.plusMillis(999).toSeconds());
  }

  private byte[] bytes(JsonNode body) {
    try {
      return json.writeValueAsBytes(body);
    } catch (IOException e) {
      throw new UncheckedIOException("a tree in memory was not written", e);
    }
  }
}
