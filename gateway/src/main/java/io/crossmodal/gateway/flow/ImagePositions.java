package io.crossmodal.gateway.flow;

import io.crossmodal.gateway.client.ItemClient;
import io.crossmodal.index.v1.ScrollRequest;
import io.crossmodal.index.v1.ScrollResponse;
import io.crossmodal.rpc.ServiceException;
import io.crossmodal.type.v1.Modality;

/**
 * Finds pictures by their position in a gallery, for clients that count them instead of naming
 * them.
 */
public final class ImagePositions {

  private static final int PAGE = 1000;

  private final ItemClient items;

  public ImagePositions(ItemClient items) {
    this.items = items;
  }

  /**
   * Id of the picture at a position in the order of ids, from 0.
   *
   * @throws ServiceException INVALID_FIELD if the gallery has fewer pictures
   */
  public String id(String gallery, int position) {
    int before = 0;
    String page = "";
    do {
      ScrollResponse response = items.scroll(page(gallery, page));
      if (position < before + response.getItemsCount()) {
        return response.getItems(position - before).getId();
      }
      before += response.getItemsCount();
      page = response.getNextPageToken();
    } while (!page.isEmpty());
    throw ServiceException.field(
        "image_index", position, "below %d, the pictures of gallery %s".formatted(before, gallery));
  }

  private static ScrollRequest page(String gallery, String token) {
    return ScrollRequest.newBuilder()
        .setGallery(gallery)
        .setModality(Modality.MODALITY_IMAGE)
        .setPageToken(token)
        .setPageSize(PAGE)
        .build();
  }
}
