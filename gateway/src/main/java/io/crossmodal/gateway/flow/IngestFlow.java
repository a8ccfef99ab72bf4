package io.crossmodal.gateway.flow;

import io.crossmodal.encoder.v1.EncodeRequest;
import io.crossmodal.encoder.v1.EncodeResponse;
import io.crossmodal.encoder.v1.EncodeResult;
import io.crossmodal.encoder.v1.Input;
import io.crossmodal.encoder.v1.Priority;
import io.crossmodal.gateway.client.EncoderClient;
import io.crossmodal.gateway.client.ItemClient;
import io.crossmodal.index.v1.Durability;
import io.crossmodal.index.v1.GallerySettings;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.UpsertRequest;
import io.crossmodal.index.v1.UpsertResponse;
import io.crossmodal.type.v1.ItemError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Encode the items that bring no vector, then store all that have one; a bad item stops no other.
 */
public final class IngestFlow {

  /** Inputs of one call to the encoder: below its limit, and small enough to let searches pass. */
  private static final int ENCODE_BATCH = 32;

  private final GalleryFlow galleries;
  private final EncoderClient encoder;
  private final ItemClient items;

  public IngestFlow(GalleryFlow galleries, EncoderClient encoder, ItemClient items) {
    this.galleries = galleries;
    this.encoder = encoder;
    this.items = items;
  }

  /**
   * Stores items, replacing those of the same id.
   *
   * @param requestId repeating it writes nothing twice
   * @param gallery name of the gallery; null for the default one
   */
  public IngestAnswer ingest(
      String requestId, @Nullable String gallery, List<NewItem> newItems, Durability durability) {
    String name = galleries.name(gallery);
    long start = System.nanoTime();
    List<ItemError> errors = new ArrayList<>();
    SortedMap<Integer, Item> complete = complete(galleries.settings(name), newItems, errors);
    long encoded = System.nanoTime();
    UpsertResponse stored = store(requestId, name, complete, durability);
    List<Integer> positions = List.copyOf(complete.keySet());
    for (ItemError error : stored.getErrorsList()) {
      errors.add(error.toBuilder().setIndex(positions.get(error.getIndex())).build());
    }
    errors.sort(Comparator.comparingInt(ItemError::getIndex));
    return new IngestAnswer(
        name,
        stored.getUpserted(),
        errors,
        stored.getDurability(),
        Duration.ofNanos(encoded - start),
        Duration.ofNanos(System.nanoTime() - encoded));
  }

  private UpsertResponse store(
      String requestId, String gallery, SortedMap<Integer, Item> complete, Durability durability) {
    if (complete.isEmpty()) {
      return UpsertResponse.getDefaultInstance();
    }
    return items.upsert(
        UpsertRequest.newBuilder()
            .setRequestId(requestId)
            .setGallery(gallery)
            .addAllItems(complete.values())
            .setDurability(durability)
            .build());
  }

  /** The items that have a vector, by position in the request. */
  private SortedMap<Integer, Item> complete(
      GallerySettings gallery, List<NewItem> newItems, List<ItemError> errors) {
    SortedMap<Integer, Item> complete = new TreeMap<>();
    SortedMap<Integer, Input> waiting = new TreeMap<>();
    for (int i = 0; i < newItems.size(); i++) {
      Input input = newItems.get(i).input();
      if (input == null) {
        complete.put(i, newItems.get(i).item());
      } else {
        waiting.put(i, input);
      }
      if (waiting.size() == ENCODE_BATCH) {
        encode(gallery, newItems, waiting, complete, errors);
      }
    }
    encode(gallery, newItems, waiting, complete, errors);
    return complete;
  }

  private void encode(
      GallerySettings gallery,
      List<NewItem> newItems,
      SortedMap<Integer, Input> waiting,
      SortedMap<Integer, Item> complete,
      List<ItemError> errors) {
    if (waiting.isEmpty()) {
      return;
    }
    EncodeResponse response =
        encoder.encode(
            EncodeRequest.newBuilder()
                .setModel(gallery.getModel())
                .addAllInputs(waiting.values())
                .setPriority(Priority.PRIORITY_BULK)
                .build());
    QueryEncoder.checkVersion(gallery, response);
    int next = 0;
    for (int position : waiting.keySet()) {
      Item item = newItems.get(position).item();
      EncodeResult result = response.getResults(next++);
      if (result.hasError()) {
        errors.add(
            result.getError().toBuilder().setIndex(position).setItemId(item.getId()).build());
      } else {
        complete.put(position, item.toBuilder().setVector(result.getEmbedding()).build());
      }
    }
    waiting.clear();
  }
}
