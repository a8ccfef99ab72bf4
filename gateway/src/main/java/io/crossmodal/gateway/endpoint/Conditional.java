package io.crossmodal.gateway.endpoint;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.util.Arrays;
import java.util.function.Supplier;

/** Answers with bytes, or with 304 where the caller has them already. */
final class Conditional {

  private Conditional() {}

  /**
   * The bytes with their entity tag; they are made only if the caller's are others.
   *
   * <p>Callers keep them and ask each time: an item may be replaced at any moment.
   */
  static MutableHttpResponse<byte[]> respond(
      HttpRequest<?> request, String entityTag, String mediaType, Supplier<byte[]> bytes) {
    MutableHttpResponse<byte[]> response =
        matches(request, entityTag)
            ? HttpResponse.notModified()
            : HttpResponse.ok(bytes.get()).contentType(MediaType.of(mediaType));
    return response
        .header(HttpHeaders.ETAG, entityTag)
        .header(HttpHeaders.CACHE_CONTROL, "no-cache");
  }

  private static boolean matches(HttpRequest<?> request, String entityTag) {
    String known = request.getHeaders().get(HttpHeaders.IF_NONE_MATCH);
    return known != null
        && Arrays.stream(known.split(",", -1))
            .map(tag -> tag.strip().replaceFirst("^W/", ""))
            .anyMatch(tag -> tag.equals("*") || tag.equals(entityTag));
  }
}
