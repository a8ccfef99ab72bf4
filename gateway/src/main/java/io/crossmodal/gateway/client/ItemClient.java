package io.crossmodal.gateway.client;

import io.crossmodal.index.v1.CountRequest;
import io.crossmodal.index.v1.DeleteRequest;
import io.crossmodal.index.v1.DeleteResponse;
import io.crossmodal.index.v1.GetRequest;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.ItemParts;
import io.crossmodal.index.v1.ItemServiceGrpc;
import io.crossmodal.index.v1.ItemServiceGrpc.ItemServiceBlockingStub;
import io.crossmodal.index.v1.ScrollRequest;
import io.crossmodal.index.v1.ScrollResponse;
import io.crossmodal.index.v1.UpsertRequest;
import io.crossmodal.index.v1.UpsertResponse;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import io.crossmodal.type.v1.Modality;
import java.time.Duration;

/** Calls the index service's items. */
public final class ItemClient {

  private final Upstream upstream;
  private final ItemServiceBlockingStub items;
  private final Duration deadline;
  private final Duration writeDeadline;

  public ItemClient(Upstream upstream, Duration deadline, Duration writeDeadline) {
    this.upstream = upstream;
    this.items = ItemServiceGrpc.newBlockingStub(upstream.channel());
    this.deadline = deadline;
    this.writeDeadline = writeDeadline;
  }

  /** Writes items; bad ones get an error each. */
  public UpsertResponse upsert(UpsertRequest request) {
    return upstream.call(items, writeDeadline, s -> s.upsert(request));
  }

  /** Deletes items; unknown ids are counted. */
  public DeleteResponse delete(DeleteRequest request) {
    return upstream.call(items, writeDeadline, s -> s.delete(request));
  }

  /**
   * The item of this id.
   *
   * @throws ServiceException ITEM_NOT_FOUND
   */
  public Item get(String gallery, String id, ItemParts parts) {
    GetRequest request =
        GetRequest.newBuilder().setGallery(gallery).addIds(id).setParts(parts).build();
    return upstream.call(items, deadline, s -> s.get(request)).getItemsList().stream()
        .findFirst()
        .orElseThrow(() -> unknown(gallery, id));
  }

  /** One page of a gallery's items. */
  public ScrollResponse scroll(ScrollRequest request) {
    return upstream.call(items, deadline, s -> s.scroll(request));
  }

  /** Live items of a modality, or of all of them if unspecified. */
  public long count(String gallery, Modality modality) {
    return count(CountRequest.newBuilder().setGallery(gallery).setModality(modality).build());
  }

  /** Live items that a request means. */
  public long count(CountRequest request) {
    return upstream.call(items, deadline, s -> s.count(request)).getItems();
  }

  private static ServiceException unknown(String gallery, String id) {
    return ServiceException.of(
            ErrorReason.ITEM_NOT_FOUND,
            "item: %s (expected: the id of an item of gallery %s)",
            id,
            gallery)
        .with("gallery", gallery)
        .with("item", id);
  }
}
