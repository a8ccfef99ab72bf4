package io.crossmodal.gateway.endpoint;

import io.crossmodal.gateway.client.SnapshotClient;
import io.crossmodal.gateway.json.ProtoJson;
import io.crossmodal.gateway.json.ProtoReader;
import io.crossmodal.index.v1.CreateSnapshotRequest;
import io.crossmodal.index.v1.DropSnapshotRequest;
import io.crossmodal.index.v1.Gallery;
import io.crossmodal.index.v1.RestoreSnapshotRequest;
import io.crossmodal.index.v1.Snapshot;
import io.micronaut.core.annotation.Nullable;
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

/** {@code /v1/galleries/{gallery}/snapshots}: keep what a gallery holds, and bring it back. */
@Controller("/v1/galleries/{gallery}/snapshots")
@ExecuteOn(TaskExecutors.BLOCKING)
final class SnapshotEndpoint {

  private final SnapshotClient snapshots;

  SnapshotEndpoint(SnapshotClient snapshots) {
    this.snapshots = snapshots;
  }

  @Get
  JsonNode list(String gallery) {
    return ProtoJson.of(snapshots.list(gallery));
  }

  @Post
  HttpResponse<JsonNode> create(
      HttpRequest<?> request, String gallery, @Body @Nullable JsonNode body) {
    CreateSnapshotRequest.Builder create = CreateSnapshotRequest.newBuilder();
    if (body != null) {
      ProtoReader.read(body, create, "name");
    }
    Snapshot made =
        snapshots.create(create.setRequestId(RequestIds.of(request)).setGallery(gallery).build());
    URI location = URI.create(Paths.snapshot(gallery, made.getName()));
    return HttpResponse.created(ProtoJson.of(made), location);
  }

  @Delete("/{snapshot}")
  HttpResponse<?> drop(HttpRequest<?> request, String gallery, String snapshot) {
    snapshots.drop(
        DropSnapshotRequest.newBuilder()
            .setRequestId(RequestIds.of(request))
            .setGallery(gallery)
            .setName(snapshot)
            .build());
    return HttpResponse.noContent();
  }

  @Post("/{snapshot}/restore")
  HttpResponse<JsonNode> restore(
      HttpRequest<?> request, String gallery, String snapshot, @Body @Nullable JsonNode body) {
    RestoreSnapshotRequest.Builder restore = RestoreSnapshotRequest.newBuilder();
    if (body != null) {
      ProtoReader.read(body, restore, "target");
    }
    Gallery made =
        snapshots.restore(
            restore
                .setRequestId(RequestIds.of(request))
                .setGallery(gallery)
                .setName(snapshot)
                .build());
    URI location = URI.create(Paths.gallery(made.getSettings().getName()));
    return HttpResponse.created(ProtoJson.of(made), location);
  }
}
