package io.crossmodal.index.cluster;

import io.crossmodal.index.shard.Deadline;
import io.crossmodal.index.v1.AliasTable;
import io.crossmodal.index.v1.GalleryManifest;
import io.crossmodal.index.v1.SnapshotPart;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.util.List;
import java.util.stream.Stream;

/**
 * This process.
 *
 * @param table the aliases
 * @param kept the snapshots
 */
public record LocalNode(LocalGalleries galleries, LocalAliases table, LocalSnapshots kept)
    implements Node {

  @Override
  public void put(GalleryManifest manifest, Deadline deadline) {
    galleries.put(manifest);
  }

  @Override
  public List<GalleryManifest> manifests(String gallery, Deadline deadline) {
    Stream<LocalGallery> named =
        gallery.isEmpty() ? galleries.all().stream() : Stream.ofNullable(galleries.find(gallery));
    return named.map(LocalGallery::manifest).filter(manifest -> !manifest.getCreating()).toList();
  }

  @Override
  public void drop(String gallery, String uid, Deadline deadline) {
    galleries.drop(gallery, uid);
  }

  @Override
  public AliasTable aliases(Deadline deadline) {
    return table.table();
  }

  @Override
  public void putAliases(AliasTable next, Deadline deadline) {
    table.put(next);
  }

  @Override
  public SnapshotPart makeSnapshot(String gallery, String uid, String name, Deadline deadline) {
    return kept.make(gallery, uid, name);
  }

  @Override
  public List<SnapshotPart> snapshots(String gallery, Deadline deadline) {
    return kept.list(gallery);
  }

  @Override
  public void deleteSnapshot(String gallery, String name, Deadline deadline) {
    kept.delete(gallery, name);
  }

  @Override
  public void putRestored(
      GalleryManifest manifest, String gallery, String name, Deadline deadline) {
    kept.restore(manifest, gallery, name);
  }

  @Override
  public Shard shard(GalleryManifest manifest, int shard) {
    return shard(manifest.getSettings().getName(), manifest.getUid(), shard);
  }

  Shard shard(String name, String uid, int shard) {
    LocalGallery gallery = galleries.find(name);
    if (gallery == null || !gallery.manifest().getUid().equals(uid)) {
      throw ServiceException.of(
          ErrorReason.GALLERY_NOT_FOUND, "gallery: %s is not on this node", name);
    }
    return gallery.shard(shard);
  }
}
