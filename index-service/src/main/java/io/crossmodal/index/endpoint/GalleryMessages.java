package io.crossmodal.index.endpoint;

import io.crossmodal.index.cluster.GalleryStatus;
import io.crossmodal.index.cluster.ViewMessages;
import io.crossmodal.index.shard.ShardStatus;
import io.crossmodal.index.v1.Gallery;
import io.crossmodal.index.v1.GalleryManifest;
import io.crossmodal.index.v1.ShardPlacement;
import io.crossmodal.index.v1.View;
import io.crossmodal.index.v1.ViewSettings;
import java.util.Comparator;

/** Galleries and views as messages. */
final class GalleryMessages {

  private GalleryMessages() {}

  static Gallery toMessage(GalleryStatus status) {
    GalleryManifest manifest = status.manifest();
    Gallery.Builder gallery =
        Gallery.newBuilder()
            .setSettings(manifest.getSettings())
            .setServingView(manifest.getServingView())
            .addAllUnreachable(status.unreachable())
            .addAllAliases(status.aliases());
    if (manifest.hasCreateTime()) {
      gallery.setCreateTime(manifest.getCreateTime());
    }
    for (ShardStatus shard : status.shards().values()) {
      gallery
          .setItems(gallery.getItems() + shard.items())
          .setTexts(gallery.getTexts() + shard.texts())
          .setImages(gallery.getImages() + shard.images())
          .setVideos(gallery.getVideos() + shard.videos())
          .setDiskBytes(gallery.getDiskBytes() + shard.diskBytes());
    }
    manifest.getViewsList().stream()
        .sorted(Comparator.comparing(ViewSettings::getName))
        .forEach(view -> gallery.addViews(toMessage(status, view)));
    for (int shard = 0; shard < manifest.getLocationsCount(); shard++) {
      gallery.addShards(placement(status, shard));
    }
    return gallery.build();
  }

  private static ShardPlacement placement(GalleryStatus status, int shard) {
    ShardStatus known = status.shards().get(shard);
    return ShardPlacement.newBuilder()
        .setShard(shard)
        .setLocation(
            status.here().contains(shard) ? "local" : status.manifest().getLocations(shard))
        .setItems(known == null ? 0 : known.items())
        .build();
  }

  static View toMessage(GalleryStatus status, ViewSettings settings) {
    return ViewMessages.toMessage(status.view(settings.getName()), settings);
  }
}
