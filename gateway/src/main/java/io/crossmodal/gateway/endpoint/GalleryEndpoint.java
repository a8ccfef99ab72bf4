package io.crossmodal.gateway.endpoint;

import io.crossmodal.gateway.client.GalleryClient;
import io.crossmodal.gateway.flow.GalleryFlow;
import io.crossmodal.gateway.json.ProtoJson;
import io.crossmodal.gateway.json.ProtoReader;
import io.crossmodal.index.v1.CreateGalleryRequest;
import io.crossmodal.index.v1.DropGalleryRequest;
import io.crossmodal.index.v1.Gallery;
import io.crossmodal.index.v1.GallerySettings;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.net.URI;

/** {@code /v1/galleries}: make, describe and drop galleries. */
@Controller("/v1/galleries")
@ExecuteOn(TaskExecutors.BLOCKING)
final class GalleryEndpoint {

  private final GalleryClient galleries;
  private final GalleryFlow flow;

  GalleryEndpoint(GalleryClient galleries, GalleryFlow flow) {
    this.galleries = galleries;
    this.flow = flow;
  }

  @Get
  JsonNode list() {
    return ProtoJson.of(galleries.list());
  }

  @Post
  HttpResponse<JsonNode> create(HttpRequest<?> request, @Body JsonNode body) {
    GallerySettings settings = ProtoReader.read(body, GallerySettings.newBuilder()).build();
    CreateGalleryRequest create =
        CreateGalleryRequest.newBuilder()
            .setRequestId(RequestIds.of(request))
            .setSettings(settings)
            .build();
    Gallery made = FlatSettings.call(() -> flow.create(create));
    URI location = URI.create(Paths.gallery(made.getSettings().getName()));
    return HttpResponse.created(ProtoJson.of(made), location);
  }

  @Get("/{gallery}")
  JsonNode get(String gallery) {
    return ProtoJson.of(galleries.get(gallery));
  }

  @Delete("/{gallery}")
  JsonNode drop(HttpRequest<?> request, String gallery) {
    return ProtoJson.of(
        galleries.drop(
            DropGalleryRequest.newBuilder()
                .setRequestId(RequestIds.of(request))
                .setGallery(gallery)
                .build()));
  }
}
