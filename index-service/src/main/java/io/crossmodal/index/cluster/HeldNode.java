package io.crossmodal.index.cluster;

import io.crossmodal.index.shard.Deadline;
import io.crossmodal.index.v1.GalleryManifest;
import io.crossmodal.index.v1.ShardName;
import io.crossmodal.index.v1.SnapshotPart;
import java.util.List;

/**
 * This node as the others see it.
 *
 * @param advertise its address; empty if it is the only one
 */
public record HeldNode(Node node, String advertise) {

  public void put(GalleryManifest manifest, Deadline deadline) {
    node.put(manifest, deadline);
  }

  /** The manifests, which say where this node is in a way that others understand. */
  public List<GalleryManifest> manifests(String gallery, Deadline deadline) {
    return node.manifests(gallery, deadline).stream().map(this::forOthers).toList();
  }

  public void drop(String gallery, String uid, Deadline deadline) {
    node.drop(gallery, uid, deadline);
  }

  /** Keeps this node's part of a snapshot. */
  public SnapshotPart makeSnapshot(String gallery, String uid, String name, Deadline deadline) {
    return forOthers(node.makeSnapshot(gallery, uid, name, deadline));
  }

  /** What of it needs no translation, because it has no locations in it. */
  public Node plain() {
    return node;
  }

  /** The parts of snapshots, whose manifests say where this node is as others understand it. */
  public List<SnapshotPart> snapshots(String gallery, Deadline deadline) {
    return node.snapshots(gallery, deadline).stream().map(this::forOthers).toList();
  }

  /** One of this node's shards. */
  public Shard shard(ShardName name) {
    GalleryManifest.Builder manifest = GalleryManifest.newBuilder().setUid(name.getUid());
    manifest.getSettingsBuilder().setName(name.getGallery());
    return node.shard(manifest.build(), name.getShard());
  }

  private SnapshotPart forOthers(SnapshotPart part) {
    return part.toBuilder().setManifest(forOthers(part.getManifest())).build();
  }

  private GalleryManifest forOthers(GalleryManifest manifest) {
    if (advertise.isEmpty()) {
      return manifest;
    }
    GalleryManifest.Builder others = manifest.toBuilder();
    for (int i = 0; i < others.getLocationsCount(); i++) {
      if (others.getLocations(i).equals(Manifests.LOCAL)) {
        others.setLocations(i, advertise);
      }
    }
    return others.build();
  }
}
