package io.crossmodal.gateway.flow;

import io.crossmodal.encoder.v1.Model;
import io.crossmodal.gateway.client.EncoderClient;
import io.crossmodal.gateway.client.GalleryClient;
import io.crossmodal.index.v1.CreateGalleryRequest;
import io.crossmodal.index.v1.Gallery;
import io.crossmodal.index.v1.GallerySettings;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Galleries as users name them: one by default, and with a model's dimension where they give none.
 */
public final class GalleryFlow {

  private final GalleryClient galleries;
  private final EncoderClient encoder;
  private final @Nullable String defaultGallery;

  /**
   * @param defaultGallery gallery of requests that name none; null for the only one there is
   */
  public GalleryFlow(
      GalleryClient galleries, EncoderClient encoder, @Nullable String defaultGallery) {
    this.galleries = galleries;
    this.encoder = encoder;
    this.defaultGallery = defaultGallery;
  }

  /**
   * The name itself, or that of the default gallery for null.
   *
   * @throws ServiceException GALLERY_NOT_FOUND if there is none, INVALID_FIELD if there are several
   */
  public String name(@Nullable String name) {
    if (name != null) {
      return name;
    }
    return defaultGallery == null ? only() : defaultGallery;
  }

  /** Settings of the gallery of this name. */
  public GallerySettings settings(String gallery) {
    return galleries.get(gallery).getSettings();
  }

  /** Makes a gallery; without a dimension it takes the dimension and version of its model. */
  public Gallery create(CreateGalleryRequest request) {
    GallerySettings settings = request.getSettings();
    if (settings.getDimension() != 0 || settings.getModel().isEmpty()) {
      return galleries.create(request);
    }
    Model model = encoder.model(settings.getModel());
    GallerySettings.Builder complete =
        settings.toBuilder().setDimension(model.getDimension()).setModelVersion(model.getVersion());
    return galleries.create(request.toBuilder().setSettings(complete).build());
  }

  private String only() {
    List<Gallery> all = galleries.list().getGalleriesList();
    if (all.isEmpty()) {
      throw new ServiceException(
          ErrorReason.GALLERY_NOT_FOUND, "gallery: none exists (expected: one; import a dataset)");
    }
    if (all.size() > 1) {
      List<String> names = all.stream().map(g -> g.getSettings().getName()).toList();
      throw ServiceException.field(
          "gallery",
          "none",
          "one of %s; crossmodal.gateway.default-gallery names the default one"
              .formatted(String.join(", ", names)));
    }
    return all.getFirst().getSettings().getName();
  }
}
