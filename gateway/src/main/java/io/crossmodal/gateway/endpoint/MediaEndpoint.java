package io.crossmodal.gateway.endpoint;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** {@code /v1/galleries/{gallery}/items/{id}}: the stored bytes, whole or small. */
@Controller("/v1/galleries/{gallery}/items/{id}")
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.ALL)
final class MediaEndpoint {

  private final MediaResponses media;

  MediaEndpoint(MediaResponses media) {
    this.media = media;
  }

  @Get("/content")
  HttpResponse<byte[]> content(HttpRequest<?> request, String gallery, String id) {
    return media.content(request, gallery, id);
  }

  @Get("/thumbnail")
  HttpResponse<byte[]> thumbnail(HttpRequest<?> request, String gallery, String id) {
    return media.thumbnail(request, gallery, id);
  }
}
