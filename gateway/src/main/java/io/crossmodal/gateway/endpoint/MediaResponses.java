package io.crossmodal.gateway.endpoint;

import io.crossmodal.gateway.flow.Media;
import io.crossmodal.gateway.flow.MediaFlow;
import io.crossmodal.gateway.json.Fields;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** The bytes of items and their thumbnails, for the routes of both generations. */
@Singleton
final class MediaResponses {

  private static final int DEFAULT_SIDE = 256;

  private final MediaFlow media;

  MediaResponses(MediaFlow media) {
    this.media = media;
  }

  HttpResponse<byte[]> content(HttpRequest<?> request, @Nullable String gallery, String id) {
    Media content = media.content(gallery, id);
    MutableHttpResponse<byte[]> response =
        Conditional.respond(
            request, content.entityTag("content"), content.mediaType(), content::bytes);
    return content.mediaType().equals(Media.UNKNOWN)
        ? response.header(HttpHeaders.CONTENT_DISPOSITION, "attachment")
        : response;
  }

  HttpResponse<byte[]> thumbnail(HttpRequest<?> request, @Nullable String gallery, String id) {
    Fields query = Fields.ofQuery(request.getParameters());
    int side = query.whole("size", DEFAULT_SIDE, 1, MediaFlow.MAX_SIDE);
    query.check();
    Media content = media.content(gallery, id);
    return Conditional.respond(
        request,
        content.entityTag("thumbnail " + side),
        "image/jpeg",
        () -> media.thumbnail(content, side).bytes());
  }
}
