package io.crossmodal.gateway.endpoint;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Tells browsers to take every answer for what it says it is, and to run nothing that is not the
 * page's own.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(-200)
final class SafetyHeaders {

  static final String POLICY = "Content-Security-Policy";

  /** What a page of ours may load: its own files, the pictures it shows, and nothing inline. */
  static final String PAGE_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:;"
          + " connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private static final String DATA_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'";

  @ResponseFilter
  void protect(MutableHttpResponse<?> response) {
    response.header("X-Content-Type-Options", "nosniff");
    response.header("Referrer-Policy", "no-referrer");
    if (!response.getHeaders().contains(POLICY)) {
      response.header(POLICY, DATA_POLICY);
    }
  }
}
