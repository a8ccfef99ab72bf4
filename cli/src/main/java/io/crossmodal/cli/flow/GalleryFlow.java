package io.crossmodal.cli.flow;

import io.crossmodal.cli.CommandFailure;
import io.crossmodal.cli.client.Suite;
import io.crossmodal.encoder.v1.GetModelRequest;
import io.crossmodal.encoder.v1.Model;
import io.crossmodal.index.v1.CreateGalleryRequest;
import io.crossmodal.index.v1.DropGalleryRequest;
import io.crossmodal.index.v1.Gallery;
import io.crossmodal.index.v1.GallerySettings;
import io.crossmodal.index.v1.GetGalleryRequest;
import io.crossmodal.index.v1.ListGalleriesRequest;
import io.crossmodal.index.v1.Similarity;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ErrorStatus;
import io.grpc.StatusRuntimeException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds, makes and drops galleries so that a gallery holds the vectors of one version of one model.
 */
public final class GalleryFlow {

  private final Suite suite;

  public GalleryFlow(Suite suite) {
    this.suite = suite;
  }

  /** The gallery, or nothing if none has the name. */
  public Optional<Gallery> find(String name) {
    try {
      return Optional.of(
          suite
              .galleries()
              .getGallery(GetGalleryRequest.newBuilder().setGallery(name).build())
              .getGallery());
    } catch (StatusRuntimeException e) {
      if (ErrorStatus.reason(e) == ErrorReason.GALLERY_NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** The gallery; fails with the names of those that exist. */
  public Gallery require(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new CommandFailure(
                    "gallery: %s (expected: one of %s)"
                        .formatted(
                            name,
                            suite
                                .galleries()
                                .listGalleries(ListGalleriesRequest.getDefaultInstance())
                                .getGalleriesList()
                                .stream()
                                .map(gallery -> gallery.getSettings().getName())
                                .toList())));
  }

  /** The model of this name, or the encoder's default for null. */
  public Model model(@Nullable String name) {
    GetModelRequest.Builder request = GetModelRequest.newBuilder();
    if (name != null) {
      request.setModel(name);
    }
    return suite.encoder().getModel(request.build()).getModel();
  }

  /**
   * The gallery that exists for the model, else a new one; fails if it holds another model's
   * vectors.
   */
  public Gallery ensure(String name, Model model, int shards) {
    Optional<Gallery> existing = find(name);
    if (existing.isPresent()) {
      GallerySettings settings = existing.get().getSettings();
      if (!settings.getModel().equals(model.getName())
          || !settings.getModelVersion().equals(model.getVersion())) {
        throw new CommandFailure(
            "gallery %s holds vectors of %s %s, not of %s %s (expected: the same model; drop the gallery or choose another name)"
                .formatted(
                    name,
                    settings.getModel(),
                    settings.getModelVersion(),
                    model.getName(),
                    model.getVersion()));
      }
      return existing.get();
    }
    return create(name, model, shards);
  }

  /** An empty gallery in the place of any that has the name. */
  public Gallery recreate(String name, Model model, int shards) {
    if (find(name).isPresent()) {
      suite
          .galleries()
          .dropGallery(
              DropGalleryRequest.newBuilder().setRequestId(requestId()).setGallery(name).build());
    }
    return create(name, model, shards);
  }

  private Gallery create(String name, Model model, int shards) {
    GallerySettings settings =
        GallerySettings.newBuilder()
            .setName(name)
            .setDimension(model.getDimension())
            .setSimilarity(Similarity.SIMILARITY_COSINE)
            .setShards(shards)
            .setModel(model.getName())
            .setModelVersion(model.getVersion())
            .build();
    return suite
        .galleries()
        .createGallery(
            CreateGalleryRequest.newBuilder()
                .setRequestId(requestId())
                .setSettings(settings)
                .build())
        .getGallery();
  }

  private static String requestId() {
    return UUID.randomUUID().toString();
  }
}
