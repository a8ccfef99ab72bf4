package io.crossmodal.eval.fake;

import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.ItemServiceGrpc.ItemServiceImplBase;
import io.crossmodal.index.v1.ScrollRequest;
import io.crossmodal.index.v1.ScrollResponse;
import io.crossmodal.index.v1.UpsertRequest;
import io.crossmodal.index.v1.UpsertResponse;
import io.crossmodal.index.v1.UpsertStreamRequest;
import io.crossmodal.index.v1.UpsertStreamResponse;
import io.grpc.stub.StreamObserver;
import java.util.List;

/** Takes items and reads them back. */
final class FakeItemService extends ItemServiceImplBase {

  private final FakeIndex index;

  FakeItemService(FakeIndex index) {
    this.index = index;
  }

  @Override
  public StreamObserver<UpsertStreamRequest> upsertStream(
      StreamObserver<UpsertStreamResponse> caller) {
    return new StreamObserver<>() {
      @Override
      public void onNext(UpsertStreamRequest request) {
        caller.onNext(
            UpsertStreamResponse.newBuilder()
                .setRequestId(request.getBatch().getRequestId())
                .setBatch(write(request.getBatch()))
                .build());
      }

      @Override
      public void onError(Throwable failure) {}

      @Override
      public void onCompleted() {
        caller.onCompleted();
      }
    };
  }

  @Override
  public void scroll(ScrollRequest request, StreamObserver<ScrollResponse> caller) {
    List<Item> rest =
        index.gallery(request.getGallery()).items.values().stream()
            .filter(item -> item.getId().compareTo(request.getPageToken()) > 0)
            .toList();
    int size = Math.min(rest.size(), Math.min(7, request.getPageSize()));
    ScrollResponse.Builder page = ScrollResponse.newBuilder().addAllItems(rest.subList(0, size));
    if (size < rest.size()) {
      page.setNextPageToken(rest.get(size - 1).getId());
    }
    FakeGalleryService.answer(caller, page.build());
  }

  private UpsertResponse write(UpsertRequest batch) {
    FakeGallery gallery = index.gallery(batch.getGallery());
    batch.getItemsList().forEach(item -> gallery.items.put(item.getId(), item));
    return UpsertResponse.newBuilder().setUpserted(batch.getItemsCount()).build();
  }
}
