package io.crossmodal.index.cluster;

import io.crossmodal.index.shard.Deadline;
import io.crossmodal.index.v1.GalleryManifest;
import java.util.List;

/** A node of the cluster: this process or another one. */
public interface Node {

  /** Makes shards if the manifest says {@code creating}, brings views up to date, and keeps it. */
  void put(GalleryManifest manifest, Deadline deadline);

  /** The manifests of the galleries that the node has shards of: of one name, or all if empty. */
  List<GalleryManifest> manifests(String gallery, Deadline deadline);

  /** Deletes what the node has of a gallery; nothing is no error. */
  void drop(String gallery, String uid, Deadline deadline);

  /** One of the shards that the node has. */
  Shard shard(GalleryManifest manifest, int shard);
}
