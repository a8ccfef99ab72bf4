package io.crossmodal.gateway.endpoint;

import io.crossmodal.gateway.web.Asset;
import io.crossmodal.gateway.web.Assets;
import io.crossmodal.gateway.web.OpenApi;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** The page, its documentation and the description of the REST surface. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.ALL)
final class PageEndpoint {

  private final Assets assets;
  private final OpenApi openApi;
  private final ProblemWriter problems;

  PageEndpoint(Assets assets, OpenApi openApi, ProblemWriter problems) {
    this.assets = assets;
    this.openApi = openApi;
    this.problems = problems;
  }

  @Get("/")
  HttpResponse<byte[]> page(HttpRequest<?> request) {
    return file(request, "index.html");
  }

  @Get("/docs")
  HttpResponse<byte[]> docs(HttpRequest<?> request) {
    return file(request, "docs.html");
  }

  @Get("/assets/{name}")
  HttpResponse<byte[]> asset(HttpRequest<?> request, String name) {
    return file(request, name);
  }

  @Get("/openapi.yaml")
  HttpResponse<byte[]> yaml(HttpRequest<?> request) {
    return respond(request, openApi.yaml());
  }

  @Get("/openapi.json")
  @Produces(MediaType.APPLICATION_JSON)
  Object json() {
    return openApi.tree();
  }

  private HttpResponse<byte[]> file(HttpRequest<?> request, String name) {
    return assets
        .find(name)
        .map(asset -> respond(request, asset))
        .orElseGet(
            () ->
                problems.response(
                    request,
                    Problem.of(
                        HttpStatus.NOT_FOUND,
                        "file: %s (expected: a file of the page)".formatted(name))));
  }

  private static HttpResponse<byte[]> respond(HttpRequest<?> request, Asset asset) {
    return Conditional.respond(request, asset.entityTag(), asset.mediaType(), asset::bytes)
        .header(SafetyHeaders.POLICY, SafetyHeaders.PAGE_POLICY);
  }
}
