package io.crossmodal.gateway.flow;

import io.crossmodal.dataset.image.ImageDecoder;
import io.crossmodal.dataset.image.ImageException;
import io.crossmodal.dataset.image.Thumbnails;
import io.crossmodal.gateway.client.ItemClient;
import io.crossmodal.index.v1.Item;
import io.crossmodal.index.v1.ItemParts;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** The stored bytes of items, whole or as thumbnails. */
public final class MediaFlow {

  /** Longest side of a thumbnail in pixels. */
  public static final int MAX_SIDE = 2048;

  private static final ItemParts CONTENT = ItemParts.newBuilder().setContent(true).build();

  private final GalleryFlow galleries;
  private final ItemClient items;
  private final ImageDecoder decoder;

  // A decoded picture may take 200 MB: no more of them at once than can be worked on.
  private final Semaphore decoding = new Semaphore(Runtime.getRuntime().availableProcessors());

  public MediaFlow(GalleryFlow galleries, ItemClient items, ImageDecoder decoder) {
    this.galleries = galleries;
    this.items = items;
    this.decoder = decoder;
  }

  /**
   * The bytes that were stored with an item.
   *
   * @param gallery name of the gallery; null for the default one
   * @throws ServiceException ITEM_NOT_FOUND if there is no such item or it has no bytes
   */
  public Media content(@Nullable String gallery, String id) {
    String name = galleries.name(gallery);
    Item item = items.get(name, id, CONTENT);
    if (item.getContent().getData().isEmpty()) {
      throw ServiceException.of(
          ErrorReason.ITEM_NOT_FOUND,
          "item %s of gallery %s: no content (expected: an item that was stored with its bytes)",
          id,
          name);
    }
    return new Media(item.getContent().getData().toByteArray(), item.getContent().getMediaType());
  }

  /**
   * A JPEG of stored bytes, at most {@code side} pixels wide and high.
   *
   * @throws ServiceException FAILED_PRECONDITION if the bytes are no picture within the limits
   */
  public Media thumbnail(Media content, int side) {
    decoding.acquireUninterruptibly();
    try {
      return new Media(Thumbnails.jpeg(decoder.decode(content.bytes()), side), "image/jpeg");
    } catch (ImageException e) {
      throw new ServiceException(
          ErrorReason.FAILED_PRECONDITION,
          "stored content: no picture that can be shown (%s)".formatted(e.getMessage()),
          e);
    } finally {
      decoding.release();
    }
  }
}
