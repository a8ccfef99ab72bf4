package io.crossmodal.eval.fake;

import io.crossmodal.index.v1.CreateGalleryRequest;
import io.crossmodal.index.v1.CreateGalleryResponse;
import io.crossmodal.index.v1.CreateViewRequest;
import io.crossmodal.index.v1.CreateViewResponse;
import io.crossmodal.index.v1.DropGalleryRequest;
import io.crossmodal.index.v1.DropGalleryResponse;
import io.crossmodal.index.v1.DropViewRequest;
import io.crossmodal.index.v1.DropViewResponse;
import io.crossmodal.index.v1.GalleryServiceGrpc.GalleryServiceImplBase;
import io.crossmodal.index.v1.GetGalleryRequest;
import io.crossmodal.index.v1.GetGalleryResponse;
import io.crossmodal.index.v1.ListGalleriesRequest;
import io.crossmodal.index.v1.ListGalleriesResponse;
import io.grpc.stub.StreamObserver;

/** Makes, describes and drops galleries and views. */
final class FakeGalleryService extends GalleryServiceImplBase {

  private final FakeIndex index;

  FakeGalleryService(FakeIndex index) {
    this.index = index;
  }

  @Override
  public void createGallery(
      CreateGalleryRequest request, StreamObserver<CreateGalleryResponse> caller) {
    FakeGallery gallery = new FakeGallery(request.getSettings());
    index.galleries.put(request.getSettings().getName(), gallery);
    index.made(request.getSettings().getName());
    answer(caller, CreateGalleryResponse.newBuilder().setGallery(gallery.describe()).build());
  }

  @Override
  public void getGallery(GetGalleryRequest request, StreamObserver<GetGalleryResponse> caller) {
    answer(
        caller,
        GetGalleryResponse.newBuilder()
            .setGallery(
                index.gallery(request.getGallery()).describe().toBuilder()
                    .addAllUnreachable(index.unreachable))
            .build());
  }

  @Override
  public void listGalleries(
      ListGalleriesRequest request, StreamObserver<ListGalleriesResponse> caller) {
    ListGalleriesResponse.Builder answer = ListGalleriesResponse.newBuilder();
    index.galleries.values().forEach(gallery -> answer.addGalleries(gallery.describe()));
    answer(caller, answer.build());
  }

  @Override
  public void dropGallery(DropGalleryRequest request, StreamObserver<DropGalleryResponse> caller) {
    FakeGallery dropped = index.gallery(request.getGallery());
    index.galleries.remove(request.getGallery());
    answer(caller, DropGalleryResponse.newBuilder().setItems(dropped.items.size()).build());
  }

  @Override
  public void createView(CreateViewRequest request, StreamObserver<CreateViewResponse> caller) {
    FakeGallery gallery = index.gallery(request.getGallery());
    gallery.views.put(request.getSettings().getName(), request.getSettings());
    answer(
        caller,
        CreateViewResponse.newBuilder().setView(gallery.describe(request.getSettings())).build());
  }

  @Override
  public void dropView(DropViewRequest request, StreamObserver<DropViewResponse> caller) {
    FakeGallery gallery = index.gallery(request.getGallery());
    gallery.views.remove(gallery.view(request.getView()).getName());
    answer(caller, DropViewResponse.getDefaultInstance());
  }

  static <A> void answer(StreamObserver<A> caller, A answer) {
    caller.onNext(answer);
    caller.onCompleted();
  }
}
