package io.crossmodal.gateway.fake;

import io.crossmodal.index.v1.CreateGalleryRequest;
import io.crossmodal.index.v1.CreateGalleryResponse;
import io.crossmodal.index.v1.CreateSnapshotRequest;
import io.crossmodal.index.v1.CreateSnapshotResponse;
import io.crossmodal.index.v1.CreateViewRequest;
import io.crossmodal.index.v1.CreateViewResponse;
import io.crossmodal.index.v1.DropGalleryRequest;
import io.crossmodal.index.v1.DropGalleryResponse;
import io.crossmodal.index.v1.DropSnapshotRequest;
import io.crossmodal.index.v1.DropSnapshotResponse;
import io.crossmodal.index.v1.DropViewRequest;
import io.crossmodal.index.v1.DropViewResponse;
import io.crossmodal.index.v1.GalleryServiceGrpc;
import io.crossmodal.index.v1.GallerySettings;
import io.crossmodal.index.v1.GetGalleryRequest;
import io.crossmodal.index.v1.GetGalleryResponse;
import io.crossmodal.index.v1.ListGalleriesRequest;
import io.crossmodal.index.v1.ListGalleriesResponse;
import io.crossmodal.index.v1.ListSnapshotsRequest;
import io.crossmodal.index.v1.ListSnapshotsResponse;
import io.crossmodal.index.v1.ListViewsRequest;
import io.crossmodal.index.v1.ListViewsResponse;
import io.crossmodal.index.v1.PromoteViewRequest;
import io.crossmodal.index.v1.PromoteViewResponse;
import io.crossmodal.index.v1.RestoreSnapshotRequest;
import io.crossmodal.index.v1.RestoreSnapshotResponse;
import io.crossmodal.index.v1.SetAliasRequest;
import io.crossmodal.index.v1.SetAliasResponse;
import io.crossmodal.index.v1.Snapshot;
import io.crossmodal.index.v1.View;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import io.grpc.stub.StreamObserver;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Galleries and views in memory. */
public final class FakeGalleries extends GalleryServiceGrpc.GalleryServiceImplBase {

  private final FakeStore store;
  private final Map<String, String> aliases = new ConcurrentHashMap<>();
  private final Map<String, Snapshot> snapshots = new ConcurrentHashMap<>();

  public FakeGalleries(FakeStore store) {
    this.store = store;
  }

  @Override
  public void createGallery(
      CreateGalleryRequest request, StreamObserver<CreateGalleryResponse> observer) {
    GallerySettings settings = request.getSettings();
    if (settings.getDimension() < 1 || settings.getDimension() > 4096) {
      throw ServiceException.field("settings.dimension", settings.getDimension(), "1..4096");
    }
    if (store.galleries.containsKey(settings.getName())) {
      throw ServiceException.of(
          ErrorReason.ALREADY_EXISTS, "gallery %s exists with other settings", settings.getName());
    }
    store.create(settings);
    FakeGallery made = store.gallery(settings.getName());
    Replies.send(observer, CreateGalleryResponse.newBuilder().setGallery(made.describe()).build());
  }

  @Override
  public void getGallery(GetGalleryRequest request, StreamObserver<GetGalleryResponse> observer) {
    FakeGallery gallery = store.gallery(request.getGallery());
    Replies.send(observer, GetGalleryResponse.newBuilder().setGallery(gallery.describe()).build());
  }

  @Override
  public void listGalleries(
      ListGalleriesRequest request, StreamObserver<ListGalleriesResponse> observer) {
    ListGalleriesResponse.Builder response = ListGalleriesResponse.newBuilder();
    store.galleries.values().forEach(gallery -> response.addGalleries(gallery.describe()));
    Replies.send(observer, response.build());
  }

  @Override
  public void dropGallery(
      DropGalleryRequest request, StreamObserver<DropGalleryResponse> observer) {
    int items = store.gallery(request.getGallery()).items.size();
    store.galleries.remove(request.getGallery());
    Replies.send(observer, DropGalleryResponse.newBuilder().setItems(items).build());
  }

  @Override
  public void setAlias(SetAliasRequest request, StreamObserver<SetAliasResponse> observer) {
    String before =
        request.getGallery().isEmpty()
            ? aliases.remove(request.getAlias())
            : aliases.put(request.getAlias(), request.getGallery());
    Replies.send(
        observer, SetAliasResponse.newBuilder().setPrevious(before == null ? "" : before).build());
  }

  @Override
  public void createSnapshot(
      CreateSnapshotRequest request, StreamObserver<CreateSnapshotResponse> observer) {
    Snapshot snapshot =
        Snapshot.newBuilder()
            .setGallery(request.getGallery())
            .setName(request.getName().isEmpty() ? "by time" : request.getName())
            .setSettings(store.gallery(request.getGallery()).describe().getSettings())
            .build();
    snapshots.put(snapshot.getName(), snapshot);
    Replies.send(observer, CreateSnapshotResponse.newBuilder().setSnapshot(snapshot).build());
  }

  @Override
  public void listSnapshots(
      ListSnapshotsRequest request, StreamObserver<ListSnapshotsResponse> observer) {
    Replies.send(
        observer, ListSnapshotsResponse.newBuilder().addAllSnapshots(snapshots.values()).build());
  }

  @Override
  public void dropSnapshot(
      DropSnapshotRequest request, StreamObserver<DropSnapshotResponse> observer) {
    require(request.getName());
    snapshots.remove(request.getName());
    Replies.send(observer, DropSnapshotResponse.getDefaultInstance());
  }

  @Override
  public void restoreSnapshot(
      RestoreSnapshotRequest request, StreamObserver<RestoreSnapshotResponse> observer) {
    GallerySettings settings = require(request.getName()).getSettings();
    store.create(settings.toBuilder().setName(request.getTarget()).build());
    Replies.send(
        observer,
        RestoreSnapshotResponse.newBuilder()
            .setGallery(store.gallery(request.getTarget()).describe())
            .build());
  }

  private Snapshot require(String name) {
    Snapshot snapshot = snapshots.get(name);
    if (snapshot == null) {
      throw ServiceException.of(ErrorReason.SNAPSHOT_NOT_FOUND, "snapshot: %s", name);
    }
    return snapshot;
  }

  @Override
  public void createView(CreateViewRequest request, StreamObserver<CreateViewResponse> observer) {
    View view = store.gallery(request.getGallery()).add(request.getSettings());
    Replies.send(observer, CreateViewResponse.newBuilder().setView(view).build());
  }

  @Override
  public void listViews(ListViewsRequest request, StreamObserver<ListViewsResponse> observer) {
    FakeGallery gallery = store.gallery(request.getGallery());
    Replies.send(
        observer, ListViewsResponse.newBuilder().addAllViews(gallery.views.values()).build());
  }

  @Override
  public void promoteView(
      PromoteViewRequest request, StreamObserver<PromoteViewResponse> observer) {
    FakeGallery gallery = store.gallery(request.getGallery());
    checkView(gallery, request.getView());
    gallery.serving = request.getView();
    Replies.send(observer, PromoteViewResponse.newBuilder().setGallery(gallery.describe()).build());
  }

  @Override
  public void dropView(DropViewRequest request, StreamObserver<DropViewResponse> observer) {
    FakeGallery gallery = store.gallery(request.getGallery());
    checkView(gallery, request.getView());
    if (gallery.serving.equals(request.getView())) {
      throw ServiceException.of(
          ErrorReason.FAILED_PRECONDITION, "view: %s is the serving one", request.getView());
    }
    gallery.views.remove(request.getView());
    Replies.send(observer, DropViewResponse.getDefaultInstance());
  }

  static void checkView(FakeGallery gallery, String view) {
    if (!gallery.views.containsKey(view)) {
      throw ServiceException.of(
          ErrorReason.VIEW_NOT_FOUND,
          "view: %s (expected: one of %s)",
          view,
          gallery.views.keySet());
    }
  }
}
