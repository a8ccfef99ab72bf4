package io.crossmodal.eval.run;

import io.crossmodal.eval.dataset.StoredItem;
import io.crossmodal.index.v1.UpsertRequest;
import io.crossmodal.index.v1.UpsertResponse;
import io.crossmodal.index.v1.UpsertStreamRequest;
import io.crossmodal.index.v1.UpsertStreamResponse;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import io.crossmodal.type.v1.ItemError;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Items as the batches of an upsert stream, about 1 MiB each, numbered by their request ids. */
final class ItemBatches implements Iterator<UpsertStreamRequest> {

  private static final int BATCH_BYTES = 1 << 20;
  private static final int BATCH_ITEMS = 10_000;

  private final String gallery;
  private final Iterator<StoredItem> items;
  private int batches;

  ItemBatches(String gallery, Iterator<StoredItem> items) {
    this.gallery = gallery;
    this.items = items;
  }

  @Override
  public boolean hasNext() {
    return items.hasNext();
  }

  @Override
  public UpsertStreamRequest next() {
    UpsertRequest.Builder batch =
        UpsertRequest.newBuilder().setRequestId(gallery + "/" + batches++).setGallery(gallery);
    int bytes = 0;
    while (items.hasNext() && bytes < BATCH_BYTES && batch.getItemsCount() < BATCH_ITEMS) {
      StoredItem item = items.next();
      bytes += Float.BYTES * item.vector().length;
      batch.addItems(ItemMessages.item(item));
    }
    return UpsertStreamRequest.newBuilder().setBatch(batch).build();
  }

  /**
   * Items written by an answered batch.
   *
   * @throws ServiceException if the stream has ended, or any item was refused
   */
  static int written(@Nullable UpsertStreamResponse answer) {
    if (answer == null) {
      throw new ServiceException(
          ErrorReason.INTERNAL, "stream of items: ended (expected: an answer a batch)");
    }
    UpsertResponse batch = answer.getBatch();
    if (batch.getErrorsCount() > 0) {
      ItemError first = batch.getErrors(0);
      throw ServiceException.of(
          ErrorReason.INVALID_DATASET,
          "%d items refused, the first being %s: %s",
          batch.getErrorsCount(),
          first.getItemId(),
          first.getMessage());
    }
    return batch.getUpserted();
  }
}
