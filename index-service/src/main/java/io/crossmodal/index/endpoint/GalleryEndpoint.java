package io.crossmodal.index.endpoint;

import io.crossmodal.index.cluster.AliasCoordinator;
import io.crossmodal.index.cluster.GalleryCoordinator;
import io.crossmodal.index.cluster.GalleryListing;
import io.crossmodal.index.cluster.GalleryStatus;
import io.crossmodal.index.cluster.IndexCluster;
import io.crossmodal.index.cluster.SnapshotCoordinator;
import io.crossmodal.index.cluster.ViewCoordinator;
import io.crossmodal.index.cluster.ViewCoordinator.ViewOf;
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
import io.crossmodal.index.v1.GetGalleryRequest;
import io.crossmodal.index.v1.GetGalleryResponse;
import io.crossmodal.index.v1.GetViewRequest;
import io.crossmodal.index.v1.GetViewResponse;
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
import io.grpc.stub.StreamObserver;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;

/** Makes, describes and drops galleries and their views. */
@Singleton
@Requires(property = "crossmodal.index.enabled", value = "true")
public final class GalleryEndpoint extends GalleryServiceGrpc.GalleryServiceImplBase {

  private final GalleryCoordinator galleries;
  private final ViewCoordinator views;
  private final AliasCoordinator aliases;
  private final SnapshotCoordinator snapshots;
  private final CallDeadlines deadlines;
  private final RecentAnswers<DropGalleryResponse> droppedGalleries = new RecentAnswers<>();
  private final RecentAnswers<DropViewResponse> droppedViews = new RecentAnswers<>();
  private final RecentAnswers<DropSnapshotResponse> droppedSnapshots = new RecentAnswers<>();
  private final RecentAnswers<RestoreSnapshotResponse> restored = new RecentAnswers<>();

  public GalleryEndpoint(IndexCluster cluster, CallDeadlines deadlines) {
    this.galleries = cluster.galleries();
    this.views = cluster.views();
    this.aliases = cluster.aliases();
    this.snapshots = cluster.snapshots();
    this.deadlines = deadlines;
  }

  @Override
  public void createGallery(
      CreateGalleryRequest request, StreamObserver<CreateGalleryResponse> observer) {
    GalleryStatus made =
        galleries.create(
            GalleryChecks.gallery(request.getRequestId(), request.getSettings()),
            deadlines.ofAdministration());
    Reply.with(
        observer,
        CreateGalleryResponse.newBuilder().setGallery(GalleryMessages.toMessage(made)).build());
  }

  @Override
  public void getGallery(GetGalleryRequest request, StreamObserver<GetGalleryResponse> observer) {
    Names.require("gallery", request.getGallery());
    GalleryStatus status = galleries.get(request.getGallery(), deadlines.ofRead());
    Reply.with(
        observer,
        GetGalleryResponse.newBuilder().setGallery(GalleryMessages.toMessage(status)).build());
  }

  @Override
  public void listGalleries(
      ListGalleriesRequest request, StreamObserver<ListGalleriesResponse> observer) {
    GalleryListing listing = galleries.list(deadlines.ofRead());
    Reply.with(
        observer,
        ListGalleriesResponse.newBuilder()
            .addAllGalleries(listing.galleries().stream().map(GalleryMessages::toMessage).toList())
            .addAllUnreachable(listing.unreachable())
            .build());
  }

  @Override
  public void dropGallery(
      DropGalleryRequest request, StreamObserver<DropGalleryResponse> observer) {
    GalleryChecks.names(request.getRequestId(), request.getGallery());
    Reply.with(
        observer, droppedGalleries.of(request.getRequestId(), () -> drop(request.getGallery())));
  }

  private DropGalleryResponse drop(String gallery) {
    long items = galleries.drop(gallery, deadlines.ofAdministration());
    return DropGalleryResponse.newBuilder().setItems(items).build();
  }

  @Override
  public void createView(CreateViewRequest request, StreamObserver<CreateViewResponse> observer) {
    GalleryChecks.view(request.getRequestId(), request.getGallery(), request.getSettings());
    ViewOf made =
        views.create(
            request.getGallery(),
            request.getSettings(),
            request.getBackground(),
            deadlines.ofAdministration());
    Reply.with(observer, CreateViewResponse.newBuilder().setView(toMessage(made)).build());
  }

  @Override
  public void getView(GetViewRequest request, StreamObserver<GetViewResponse> observer) {
    Names.require("gallery", request.getGallery());
    ViewOf view = views.get(request.getGallery(), request.getView(), deadlines.ofRead());
    Reply.with(observer, GetViewResponse.newBuilder().setView(toMessage(view)).build());
  }

  @Override
  public void listViews(ListViewsRequest request, StreamObserver<ListViewsResponse> observer) {
    Names.require("gallery", request.getGallery());
    GalleryStatus status = galleries.get(request.getGallery(), deadlines.ofRead());
    Reply.with(
        observer,
        ListViewsResponse.newBuilder()
            .addAllViews(GalleryMessages.toMessage(status).getViewsList())
            .build());
  }

  @Override
  public void promoteView(
      PromoteViewRequest request, StreamObserver<PromoteViewResponse> observer) {
    GalleryChecks.names(request.getRequestId(), request.getGallery());
    GalleryStatus status =
        views.promote(request.getGallery(), request.getView(), deadlines.ofAdministration());
    Reply.with(
        observer,
        PromoteViewResponse.newBuilder().setGallery(GalleryMessages.toMessage(status)).build());
  }

  @Override
  public void dropView(DropViewRequest request, StreamObserver<DropViewResponse> observer) {
    GalleryChecks.names(request.getRequestId(), request.getGallery());
    Reply.with(
        observer,
        droppedViews.of(
            request.getRequestId(), () -> drop(request.getGallery(), request.getView())));
  }

  private DropViewResponse drop(String gallery, String view) {
    views.drop(gallery, view, deadlines.ofAdministration());
    return DropViewResponse.getDefaultInstance();
  }

  @Override
  public void setAlias(SetAliasRequest request, StreamObserver<SetAliasResponse> observer) {
    AliasAndSnapshotChecks.check(request);
    String previous =
        aliases.set(request.getAlias(), request.getGallery(), deadlines.ofAdministration());
    Reply.with(observer, SetAliasResponse.newBuilder().setPrevious(previous).build());
  }

  @Override
  public void createSnapshot(
      CreateSnapshotRequest request, StreamObserver<CreateSnapshotResponse> observer) {
    AliasAndSnapshotChecks.check(request);
    Snapshot made =
        snapshots.create(request.getGallery(), request.getName(), deadlines.ofAdministration());
    Reply.with(observer, CreateSnapshotResponse.newBuilder().setSnapshot(made).build());
  }

  @Override
  public void listSnapshots(
      ListSnapshotsRequest request, StreamObserver<ListSnapshotsResponse> observer) {
    if (!request.getGallery().isEmpty()) {
      Names.require("gallery", request.getGallery());
    }
    SnapshotCoordinator.Listing listing = snapshots.list(request.getGallery(), deadlines.ofRead());
    Reply.with(
        observer,
        ListSnapshotsResponse.newBuilder()
            .addAllSnapshots(listing.snapshots())
            .addAllUnreachable(listing.unreachable())
            .build());
  }

  @Override
  public void dropSnapshot(
      DropSnapshotRequest request, StreamObserver<DropSnapshotResponse> observer) {
    AliasAndSnapshotChecks.check(request);
    Reply.with(
        observer,
        droppedSnapshots.of(
            request.getRequestId(),
            () -> {
              snapshots.drop(request.getGallery(), request.getName(), deadlines.ofAdministration());
              return DropSnapshotResponse.getDefaultInstance();
            }));
  }

  @Override
  public void restoreSnapshot(
      RestoreSnapshotRequest request, StreamObserver<RestoreSnapshotResponse> observer) {
    AliasAndSnapshotChecks.check(request);
    Reply.with(observer, restored.of(request.getRequestId(), () -> restore(request)));
  }

  private RestoreSnapshotResponse restore(RestoreSnapshotRequest request) {
    GalleryStatus made =
        snapshots.restore(
            request.getGallery(),
            request.getName(),
            request.getTarget(),
            deadlines.ofAdministration());
    return RestoreSnapshotResponse.newBuilder().setGallery(GalleryMessages.toMessage(made)).build();
  }

  private static View toMessage(ViewOf view) {
    return GalleryMessages.toMessage(view.gallery(), view.view());
  }
}
