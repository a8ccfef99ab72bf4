package io.crossmodal.index.cluster;

import io.crossmodal.index.shard.Deadline;
import io.crossmodal.index.v1.AliasTable;
import io.crossmodal.index.v1.GalleryManifest;
import io.crossmodal.index.v1.SnapshotPart;
import java.util.List;

/** A node of the cluster: this process or another one. */
public interface Node {

  /** Makes shards if the manifest says {@code creating}, brings views up to date, and keeps it. */
  void put(GalleryManifest manifest, Deadline deadline);

  /** The manifests of the galleries that the node has shards of: of one name, or all if empty. */
  List<GalleryManifest> manifests(String gallery, Deadline deadline);

  /** Deletes what the node has of a gallery; nothing is no error. */
  void drop(String gallery, String uid, Deadline deadline);

  /** The table of aliases. */
  AliasTable aliases(Deadline deadline);

  /** Takes a later table of aliases. */
  void putAliases(AliasTable table, Deadline deadline);

  /** Keeps what the node's shards of a gallery hold now; one of that name is the answer too. */
  SnapshotPart makeSnapshot(String gallery, String uid, String name, Deadline deadline);

  /** The node's parts of snapshots, of one gallery or all if empty. */
  List<SnapshotPart> snapshots(String gallery, Deadline deadline);

  /** Deletes the node's part of a snapshot; none is no error. */
  void deleteSnapshot(String gallery, String name, Deadline deadline);

  /**
   * As {@link #put} for a new gallery whose shards are copies of a snapshot's.
   *
   * @param gallery that the snapshot was made of
   * @param name of the snapshot
   */
  void putRestored(GalleryManifest manifest, String gallery, String name, Deadline deadline);

  /** One of the shards that the node has. */
  Shard shard(GalleryManifest manifest, int shard);
}
