package io.crossmodal.gateway.endpoint;

import io.crossmodal.gateway.client.GalleryClient;
import io.crossmodal.gateway.json.ProtoJson;
import io.crossmodal.gateway.json.ProtoReader;
import io.crossmodal.index.v1.CreateViewRequest;
import io.crossmodal.index.v1.DropViewRequest;
import io.crossmodal.index.v1.PromoteViewRequest;
import io.crossmodal.index.v1.View;
import io.crossmodal.index.v1.ViewSettings;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;

/** {@code /v1/galleries/{gallery}/views}: add, promote and drop views. */
@Controller("/v1/galleries/{gallery}/views")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ViewEndpoint {

  private final GalleryClient galleries;

  ViewEndpoint(GalleryClient galleries) {
    this.galleries = galleries;
  }

  @Get
  JsonNode list(String gallery) {
    return ProtoJson.of(galleries.views(gallery));
  }

  @Post
  HttpResponse<JsonNode> create(
      HttpRequest<?> request,
      String gallery,
      @QueryValue(defaultValue = "false") boolean background,
      @Body JsonNode body) {
    CreateViewRequest create =
        CreateViewRequest.newBuilder()
            .setRequestId(RequestIds.of(request))
            .setGallery(gallery)
            .setSettings(ProtoReader.read(body, ViewSettings.newBuilder()))
            .setBackground(background)
            .build();
    View view = FlatSettings.call(() -> galleries.createView(create));
    URI location = URI.create(Paths.view(gallery, view.getSettings().getName()));
    return HttpResponse.created(ProtoJson.of(view), location);
  }

  @Post("/{view}/promote")
  JsonNode promote(HttpRequest<?> request, String gallery, String view) {
    return ProtoJson.of(
        galleries.promote(
            PromoteViewRequest.newBuilder()
                .setRequestId(RequestIds.of(request))
                .setGallery(gallery)
                .setView(view)
                .build()));
  }

  @Delete("/{view}")
  HttpResponse<?> drop(HttpRequest<?> request, String gallery, String view) {
    galleries.dropView(
        DropViewRequest.newBuilder()
            .setRequestId(RequestIds.of(request))
            .setGallery(gallery)
            .setView(view)
            .build());
    return HttpResponse.noContent();
  }
}
