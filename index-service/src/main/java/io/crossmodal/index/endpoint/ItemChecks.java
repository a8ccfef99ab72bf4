package io.crossmodal.index.endpoint;

import io.crossmodal.index.cluster.ItemMessages;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.UpsertRequest;
import io.crossmodal.index.view.VectorCheck;
import io.crossmodal.rpc.Embeddings;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import io.crossmodal.type.v1.ItemError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells the items of a request that can be written from those that can't. */
final class ItemChecks {

  private static final int MAX_CONTENT_BYTES = 8 << 20;
  private static final int MAX_MEDIA_TYPE = 256;

  /**
   * The items of a request.
   *
   * @param good those to write, of each id the last
   * @param errors one a bad item
   * @param superseded good ones that are not written because a later one has the same id
   */
  record Checked(
      List<io.crossmodal.index.shard.Item> good, List<ItemError> errors, int superseded) {}

  private ItemChecks() {}

  /** Checks each item by itself, against the dimension of the gallery. */
  static Checked check(UpsertRequest request, int dimension) {
    Map<String, io.crossmodal.index.shard.Item> good = new LinkedHashMap<>();
    List<ItemError> errors = new ArrayList<>();
    for (int i = 0; i < request.getItemsCount(); i++) {
      Item item = request.getItems(i);
      try {
        good.put(item.getId(), check(item, dimension));
      } catch (ServiceException e) {
        errors.add(error(i, item.getId(), e));
      }
    }
    int superseded = request.getItemsCount() - errors.size() - good.size();
    return new Checked(List.copyOf(good.values()), errors, superseded);
  }

  private static ItemError error(int index, String id, ServiceException e) {
    return ItemError.newBuilder()
        .setIndex(index)
        .setItemId(id)
        .setReason(e.reason().name())
        .setMessage(e.getMessage())
        .build();
  }

  private static io.crossmodal.index.shard.Item check(Item item, int dimension) {
    refuse(Names.idMessage(item.getId()), ErrorReason.INVALID_FIELD);
    if (ItemMessages.modality(item.getModality()) == null) {
      throw ServiceException.of(
          ErrorReason.INVALID_FIELD,
          "modality: %s (expected: text, image or video)",
          item.getModality());
    }
    refuse(PayloadChecks.problem(item), ErrorReason.INVALID_FIELD);
    checkContent(item);
    return ItemMessages.fromMessage(item, vector(item, dimension));
  }

  private static float[] vector(Item item, int dimension) {
    try {
      return VectorCheck.check(Embeddings.toArray(item.getVector()), dimension);
    } catch (IllegalArgumentException e) {
      throw new ServiceException(ErrorReason.INVALID_VECTOR, String.valueOf(e.getMessage()), e);
    }
  }

  private static void checkContent(Item item) {
    int bytes = item.getContent().getData().size();
    if (bytes > MAX_CONTENT_BYTES) {
      throw ServiceException.of(
          ErrorReason.TOO_LARGE,
          "content: %d bytes (expected: at most %d)",
          bytes,
          MAX_CONTENT_BYTES);
    }
    String mediaType = item.getContent().getMediaType();
    if (mediaType.length() > MAX_MEDIA_TYPE) {
      throw ServiceException.of(
          ErrorReason.INVALID_FIELD,
          "content.media_type: %d characters (expected: at most %d)",
          mediaType.length(),
          MAX_MEDIA_TYPE);
    }
  }

  private static void refuse(@Nullable String problem, ErrorReason reason) {
    if (problem != null) {
      throw new ServiceException(reason, problem);
    }
  }
}
