package io.crossmodal.gateway.endpoint;

import io.micronaut.http.HttpRequest;
import java.util.UUID;

/** Ids that make a repeated write one write. */
final class RequestIds {

  private static final String HEADER = "Idempotency-Key";

  private RequestIds() {}

  /** The caller's id, or a new one that nothing repeats. */
  static String of(HttpRequest<?> request) {
    String own = request.getHeaders().get(HEADER);
    return own == null || own.isBlank() ? UUID.randomUUID().toString() : own;
  }
}
