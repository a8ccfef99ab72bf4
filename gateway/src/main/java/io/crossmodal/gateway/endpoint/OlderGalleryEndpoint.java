package io.crossmodal.gateway.endpoint;

import io.crossmodal.encoder.v1.Model;
import io.crossmodal.gateway.client.EncoderClient;
import io.crossmodal.gateway.client.GalleryClient;
import io.crossmodal.gateway.flow.GalleryFlow;
import io.crossmodal.index.v1.Gallery;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** {@code /api}: the pictures and figures that clients of the reference pipeline know. */
@Controller("/api")
@ExecuteOn(TaskExecutors.BLOCKING)
final class OlderGalleryEndpoint {

  private final MediaResponses media;
  private final GalleryFlow flow;
  private final GalleryClient galleries;
  private final EncoderClient encoder;

  OlderGalleryEndpoint(
      MediaResponses media, GalleryFlow flow, GalleryClient galleries, EncoderClient encoder) {
    this.media = media;
    this.flow = flow;
    this.galleries = galleries;
    this.encoder = encoder;
  }

  @Get("/image/{id}")
  @Produces(MediaType.ALL)
  HttpResponse<byte[]> image(HttpRequest<?> request, String id) {
    return media.content(request, null, id);
  }

  @Get("/image/{id}/thumbnail")
  @Produces(MediaType.ALL)
  HttpResponse<byte[]> thumbnail(HttpRequest<?> request, String id) {
    return media.thumbnail(request, null, id);
  }

  @Get("/stats")
  JsonNode stats() {
    Gallery gallery = galleries.get(flow.name(null));
    String model = gallery.getSettings().getModel();
    return OlderJson.stats(
        gallery, model.isEmpty() ? Model.getDefaultInstance() : encoder.model(model));
  }
}
