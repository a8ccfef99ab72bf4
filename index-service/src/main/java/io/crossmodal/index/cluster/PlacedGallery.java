package io.crossmodal.index.cluster;

import io.crossmodal.index.v1.GalleryManifest;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.util.List;

/**
 * A gallery and the shards to reach it by.
 *
 * @param shards by number
 */
record PlacedGallery(GalleryManifest manifest, List<PlacedShard> shards) {

  String name() {
    return manifest.getSettings().getName();
  }

  int dimension() {
    return manifest.getSettings().getDimension();
  }

  ShardRouter router() {
    return new ShardRouter(shards.size());
  }

  /** The name of the view to search: the one named or, if empty, the serving one. */
  String view(String name) {
    if (name.isEmpty()) {
      return manifest.getServingView();
    }
    List<String> known = manifest.getViewsList().stream().map(v -> v.getName()).toList();
    if (!known.contains(name)) {
      throw ServiceException.of(
              ErrorReason.VIEW_NOT_FOUND, "view: %s (expected: one of %s)", name, known)
          .with("gallery", name())
          .with("view", name);
    }
    return name;
  }
}
