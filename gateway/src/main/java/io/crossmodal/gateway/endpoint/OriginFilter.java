package io.crossmodal.gateway.endpoint;

import io.micronaut.core.annotation.Order;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Pages of other origins: they may use the older, reading routes, and must not change anything
 * through a user's browser.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(-100)
final class OriginFilter {

  private static final Set<String> TRUSTED_SITES = Set.of("same-origin", "none");

  private static final Set<HttpMethod> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private final ProblemWriter problems;

  OriginFilter(ProblemWriter problems) {
    this.problems = problems;
  }

  @RequestFilter
  @Nullable HttpResponse<?> refuse(HttpRequest<?> request) {
    if (shared(request)) {
      return request.getMethod() == HttpMethod.OPTIONS ? preflight() : null;
    }
    if (SAFE.contains(request.getMethod()) || !foreign(request)) {
      return null;
    }
    return problems.response(
        request,
        Problem.of(
            HttpStatus.FORBIDDEN,
            "Origin: %s (expected: this server's own; other pages may use /api/* only)"
                .formatted(request.getHeaders().get(HttpHeaders.ORIGIN))));
  }

  @ResponseFilter
  void allow(HttpRequest<?> request, MutableHttpResponse<?> response) {
    if (shared(request)) {
      response.header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    }
  }

  private static boolean shared(HttpRequest<?> request) {
    return Paths.older(request.getPath()) || request.getPath().equals("/health");
  }

  private static HttpResponse<?> preflight() {
    return HttpResponse.noContent()
        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, OPTIONS")
        .header(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "Content-Type")
        .header(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "600");
  }

  /** Browsers say where a request comes from; other clients say nothing and are not meant. */
  private static boolean foreign(HttpRequest<?> request) {
    String site = request.getHeaders().get("Sec-Fetch-Site");
    if (site != null) {
      return !TRUSTED_SITES.contains(site);
    }
    String origin = request.getHeaders().get(HttpHeaders.ORIGIN);
    return origin != null && !authority(origin).equals(request.getHeaders().get(HttpHeaders.HOST));
  }

  private static String authority(String origin) {
    try {
      String authority = URI.create(origin).getRawAuthority();
      return authority == null ? "" : authority;
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
