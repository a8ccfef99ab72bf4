package io.crossmodal.cli.flow;

import io.crossmodal.index.v1.CountRequest;
import io.crossmodal.index.v1.GetRequest;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.ItemParts;
import io.crossmodal.index.v1.ItemServiceGrpc.ItemServiceBlockingStub;
import io.crossmodal.index.v1.UpsertRequest;
import io.crossmodal.index.v1.UpsertResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads and writes the items of one gallery for an import. */
final class GalleryItems {

  private final ItemServiceBlockingStub items;
  private final String gallery;

  GalleryItems(ItemServiceBlockingStub items, String gallery) {
    this.items = items;
    this.gallery = gallery;
  }

  /** False where the gallery is empty: then nothing can be there unchanged. */
  boolean any() {
    return items.count(CountRequest.newBuilder().setGallery(gallery).build()).getItems() > 0;
  }

  /** Those that the gallery does not hold, or holds with another content. */
  List<PendingItem> changed(List<PendingItem> pending) {
    if (pending.isEmpty()) {
      return pending;
    }
    GetRequest.Builder request =
        GetRequest.newBuilder()
            .setGallery(gallery)
            .setParts(ItemParts.newBuilder().setPayload(true));
    pending.forEach(item -> request.addIds(item.id()));
    Map<String, Item> stored = new HashMap<>();
    items.get(request.build()).getItemsList().forEach(item -> stored.put(item.getId(), item));
    return pending.stream()
        .filter(item -> !stored.containsKey(item.id()) || !item.sameAs(stored.get(item.id())))
        .toList();
  }

  /** Writes them, and says which were refused. */
  UpsertResponse upsert(List<Item> encoded) {
    return items.upsert(
        UpsertRequest.newBuilder()
            .setRequestId(UUID.randomUUID().toString())
            .setGallery(gallery)
            .addAllItems(encoded)
            .build());
  }
}
