package io.crossmodal.gateway.fake;

import io.crossmodal.index.v1.CountRequest;
import io.crossmodal.index.v1.CountResponse;
import io.crossmodal.index.v1.DeleteRequest;
import io.crossmodal.index.v1.DeleteResponse;
import io.crossmodal.index.v1.Durability;
import io.crossmodal.index.v1.GetRequest;
import io.crossmodal.index.v1.GetResponse;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.ItemServiceGrpc;
import io.crossmodal.index.v1.ScrollRequest;
import io.crossmodal.index.v1.ScrollResponse;
import io.crossmodal.index.v1.UpsertRequest;
import io.crossmodal.index.v1.UpsertResponse;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.type.v1.ItemError;
import io.grpc.stub.StreamObserver;
import java.util.List;

/** Items in memory. */
public final class FakeItems extends ItemServiceGrpc.ItemServiceImplBase {

  private final FakeStore store;

  public FakeItems(FakeStore store) {
    this.store = store;
  }

  @Override
  public void upsert(UpsertRequest request, StreamObserver<UpsertResponse> observer) {
    FakeGallery gallery = store.gallery(request.getGallery());
    UpsertResponse.Builder response =
        UpsertResponse.newBuilder().setDurability(Durability.DURABILITY_APPLIED);
    for (int i = 0; i < request.getItemsCount(); i++) {
      Item item = request.getItems(i);
      int components = item.getVector().getValuesCount();
      if (components == gallery.settings.getDimension()) {
        gallery.put(item);
        response.setUpserted(response.getUpserted() + 1);
      } else {
        response.addErrors(
            ItemError.newBuilder()
                .setIndex(i)
                .setItemId(item.getId())
                .setReason(ErrorReason.INVALID_VECTOR.name())
                .setMessage("vector: %d components (expected: 4)".formatted(components)));
      }
    }
    Replies.send(observer, response.build());
  }

  @Override
  public void delete(DeleteRequest request, StreamObserver<DeleteResponse> observer) {
    FakeGallery gallery = store.gallery(request.getGallery());
    DeleteResponse.Builder response = DeleteResponse.newBuilder();
    for (String id : request.getIdsList()) {
      if (gallery.items.remove(id) == null) {
        response.setUnknown(response.getUnknown() + 1);
      } else {
        response.setDeleted(response.getDeleted() + 1);
      }
    }
    Replies.send(observer, response.build());
  }

  @Override
  public void get(GetRequest request, StreamObserver<GetResponse> observer) {
    FakeGallery gallery = store.gallery(request.getGallery());
    GetResponse.Builder response = GetResponse.newBuilder();
    for (String id : request.getIdsList()) {
      Item item = gallery.items.get(id);
      if (item == null) {
        response.addMissing(id);
      } else {
        response.addItems(FakeGallery.of(item, request.getParts()));
      }
    }
    Replies.send(observer, response.build());
  }

  @Override
  public void scroll(ScrollRequest request, StreamObserver<ScrollResponse> observer) {
    store.asked = request;
    int size = request.getPageSize() == 0 ? 100 : request.getPageSize();
    List<Item> rest =
        store
            .gallery(request.getGallery())
            .items
            .tailMap(request.getPageToken(), false)
            .values()
            .stream()
            .filter(item -> FakeGallery.is(item, request.getModality()))
            .toList();
    ScrollResponse.Builder response = ScrollResponse.newBuilder();
    rest.stream()
        .limit(size)
        .forEach(item -> response.addItems(FakeGallery.of(item, request.getParts())));
    if (rest.size() > size) {
      response.setNextPageToken(rest.get(size - 1).getId());
    }
    Replies.send(observer, response.build());
  }

  @Override
  public void count(CountRequest request, StreamObserver<CountResponse> observer) {
    long items = store.gallery(request.getGallery()).count(request.getModality());
    Replies.send(observer, CountResponse.newBuilder().setItems(items).build());
  }
}
