package io.crossmodal.index.cluster;

import io.crossmodal.index.shard.DataDirectory;
import io.crossmodal.index.v1.GalleryManifest;
import io.crossmodal.index.v1.SnapshotPart;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** This node's parts of snapshots: made of its shards, and made into shards again. */
public final class LocalSnapshots {

  private final DataDirectory data;
  private final LocalGalleries galleries;
  private final SnapshotDirectories directories;

  private LocalSnapshots(DataDirectory data, LocalGalleries galleries) {
    this.data = data;
    this.galleries = galleries;
    this.directories = new SnapshotDirectories(data.snapshots());
  }

  /** The snapshots of a data directory; what was never finished is deleted. */
  public static LocalSnapshots open(DataDirectory data, LocalGalleries galleries) {
    LocalSnapshots snapshots = new LocalSnapshots(data, galleries);
    snapshots.directories.clear();
    return snapshots;
  }

  /** Keeps this node's shards of a gallery as they are now, as {@link Node#makeSnapshot} says. */
  synchronized SnapshotPart make(String gallery, String uid, String name) {
    LocalGallery local = galleries.find(gallery);
    if (local == null || !local.manifest().getUid().equals(uid)) {
      throw ServiceException.of(
          ErrorReason.GALLERY_NOT_FOUND, "gallery: %s is not on this node", gallery);
    }
    Optional<SnapshotPart> existing = directories.find(gallery, name);
    if (existing.isEmpty()) {
      data.requireSpace();
      local.snapshot(
          directories.draft(gallery, name),
          draft -> directories.finish(draft, local.manifest(), name));
      return require(gallery, name);
    }
    if (!existing.get().getManifest().getUid().equals(uid)) {
      throw ServiceException.of(
          ErrorReason.ALREADY_EXISTS,
          "snapshot: %s is of an earlier gallery %s (expected: a new name)",
          name,
          gallery);
    }
    return existing.get();
  }

  List<SnapshotPart> list(String gallery) {
    return directories.list(gallery);
  }

  synchronized void delete(String gallery, String name) {
    directories.drop(gallery, name);
  }

  /** Makes this node's shards of a new gallery out of a snapshot. */
  void restore(GalleryManifest manifest, String gallery, String name) {
    galleries.restore(manifest, Path.of(require(gallery, name).getFolder()));
  }

  private SnapshotPart require(String gallery, String name) {
    return directories
        .find(gallery, name)
        .orElseThrow(
            () ->
                ServiceException.of(
                        ErrorReason.SNAPSHOT_NOT_FOUND,
                        "snapshot: %s of gallery %s is not on this node",
                        name,
                        gallery)
                    .with("gallery", gallery)
                    .with("snapshot", name));
  }
}
