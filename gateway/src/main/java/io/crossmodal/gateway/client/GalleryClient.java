package io.crossmodal.gateway.client;

import io.crossmodal.index.v1.CreateGalleryRequest;
import io.crossmodal.index.v1.CreateViewRequest;
import io.crossmodal.index.v1.DropGalleryRequest;
import io.crossmodal.index.v1.DropGalleryResponse;
import io.crossmodal.index.v1.DropViewRequest;
import io.crossmodal.index.v1.DropViewResponse;
import io.crossmodal.index.v1.Gallery;
import io.crossmodal.index.v1.GalleryServiceGrpc;
import io.crossmodal.index.v1.GalleryServiceGrpc.GalleryServiceBlockingStub;
import io.crossmodal.index.v1.GetGalleryRequest;
import io.crossmodal.index.v1.ListGalleriesRequest;
import io.crossmodal.index.v1.ListGalleriesResponse;
import io.crossmodal.index.v1.ListViewsRequest;
import io.crossmodal.index.v1.ListViewsResponse;
import io.crossmodal.index.v1.PromoteViewRequest;
import io.crossmodal.index.v1.View;
import java.time.Duration;

/** Calls the index service's galleries and views. */
public final class GalleryClient {

  private final Upstream upstream;
  private final GalleryServiceBlockingStub galleries;
  private final Duration deadline;
  private final Duration buildDeadline;

  public GalleryClient(Upstream upstream, Duration deadline, Duration buildDeadline) {
    this.upstream = upstream;
    this.galleries = GalleryServiceGrpc.newBlockingStub(upstream.channel());
    this.deadline = deadline;
    this.buildDeadline = buildDeadline;
  }

  /** Every gallery, by name. */
  public ListGalleriesResponse list() {
    ListGalleriesRequest request = ListGalleriesRequest.getDefaultInstance();
    return upstream.call(galleries, deadline, s -> s.listGalleries(request));
  }

  /** The gallery of this name. */
  public Gallery get(String gallery) {
    GetGalleryRequest request = GetGalleryRequest.newBuilder().setGallery(gallery).build();
    return upstream.call(galleries, deadline, s -> s.getGallery(request)).getGallery();
  }

  /** Makes a gallery. */
  public Gallery create(CreateGalleryRequest request) {
    return upstream.call(galleries, buildDeadline, s -> s.createGallery(request)).getGallery();
  }

  /** Deletes a gallery for good. */
  public DropGalleryResponse drop(DropGalleryRequest request) {
    return upstream.call(galleries, buildDeadline, s -> s.dropGallery(request));
  }

  /** The views of a gallery, by name. */
  public ListViewsResponse views(String gallery) {
    ListViewsRequest request = ListViewsRequest.newBuilder().setGallery(gallery).build();
    return upstream.call(galleries, deadline, s -> s.listViews(request));
  }

  /** Adds a view and waits until it is built unless it shall be built in the background. */
  public View createView(CreateViewRequest request) {
    return upstream.call(galleries, buildDeadline, s -> s.createView(request)).getView();
  }

  /** Makes a view the serving one. */
  public Gallery promote(PromoteViewRequest request) {
    return upstream.call(galleries, deadline, s -> s.promoteView(request)).getGallery();
  }

  /** Drops a view. */
  public DropViewResponse dropView(DropViewRequest request) {
    return upstream.call(galleries, buildDeadline, s -> s.dropView(request));
  }
}
