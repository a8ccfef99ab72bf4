package io.crossmodal.index.cluster;

import com.google.protobuf.Timestamp;
import io.crossmodal.index.shard.Deadline;
import io.crossmodal.index.v1.GalleryManifest;
import io.crossmodal.index.v1.Snapshot;
import io.crossmodal.index.v1.SnapshotPart;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.util.Comparator;
import java.util.List;

/** The parts of snapshots, each on the node that held the shards, and what they are together. */
final class SnapshotParts {

  private static final Comparator<Timestamp> EARLIEST =
      Comparator.comparingLong(Timestamp::getSeconds).thenComparingInt(Timestamp::getNanos);

  /** A part and where it is. */
  record Placed(NamedNode node, SnapshotPart part) {}

  private final Galleries galleries;
  private final Scatter scatter;

  SnapshotParts(Galleries galleries, Scatter scatter) {
    this.galleries = galleries;
    this.scatter = scatter;
  }

  /** The parts of a gallery's snapshots that these nodes have; all of them must answer. */
  List<Placed> all(List<NamedNode> nodes, String gallery, Deadline deadline) {
    return scatter
        .all(
            nodes,
            node ->
                node.node().snapshots(gallery, deadline).stream()
                    .map(part -> new Placed(node, part))
                    .toList(),
            deadline)
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  /** Those of one snapshot. */
  List<Placed> find(List<NamedNode> nodes, String gallery, String name, Deadline deadline) {
    return all(nodes, gallery, deadline).stream()
        .filter(placed -> placed.part().getName().equals(name))
        .toList();
  }

  /** All parts of a snapshot, of which there must be one. */
  List<Placed> require(String gallery, String name, Deadline deadline) {
    List<Placed> parts = find(galleries.nodes(), gallery, name, deadline);
    if (parts.isEmpty()) {
      throw ServiceException.of(
              ErrorReason.SNAPSHOT_NOT_FOUND,
              "snapshot: %s of gallery %s (expected: one that exists)",
              name,
              gallery)
          .with("gallery", gallery)
          .with("snapshot", name);
    }
    return parts;
  }

  /** Parts of one name as one snapshot, which says what is missing. */
  Snapshot together(List<Placed> parts) {
    GalleryManifest manifest = parts.getFirst().part().getManifest();
    Snapshot.Builder snapshot =
        Snapshot.newBuilder()
            .setName(parts.getFirst().part().getName())
            .setGallery(manifest.getSettings().getName())
            .setSettings(manifest.getSettings())
            .setCreateTime(
                parts.stream()
                    .map(placed -> placed.part().getCreateTime())
                    .min(EARLIEST)
                    .orElseThrow());
    for (Placed placed : parts) {
      snapshot
          .setBytes(snapshot.getBytes() + placed.part().getBytes())
          .addFolders("%s: %s".formatted(placed.node().location(), placed.part().getFolder()));
    }
    manifest.getLocationsList().stream()
        .map(galleries::address)
        .distinct()
        .filter(location -> parts.stream().noneMatch(p -> p.node().location().equals(location)))
        .forEach(location -> snapshot.addMissing("node " + location));
    return snapshot.build();
  }
}
