package io.crossmodal.index.cluster;

import com.google.protobuf.Timestamp;
import io.crossmodal.index.shard.Deadline;
import io.crossmodal.index.v1.GalleryManifest;
import io.crossmodal.index.v1.Snapshot;
import io.crossmodal.index.v1.SnapshotPart;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes, lists, drops and restores snapshots; each node keeps the part of its own shards. */
public final class SnapshotCoordinator {

  private static final Logger LOG = LoggerFactory.getLogger(SnapshotCoordinator.class);
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Galleries galleries;
  private final ManifestChanges changes;
  private final GalleryCoordinator coordinator;
  private final Scatter scatter;
  private final Clock clock;
  private final SnapshotParts snapshots;

  SnapshotCoordinator(
      Galleries galleries,
      ManifestChanges changes,
      GalleryCoordinator coordinator,
      Scatter scatter,
      Clock clock) {
    this.galleries = galleries;
    this.changes = changes;
    this.coordinator = coordinator;
    this.scatter = scatter;
    this.clock = clock;
    this.snapshots = new SnapshotParts(galleries, scatter);
  }

  /**
   * Snapshots as far as they are known.
   *
   * @param unreachable nodes that did not answer
   */
  public record Listing(List<Snapshot> snapshots, List<String> unreachable) {}

  /**
   * Keeps what a gallery holds; all of its nodes must answer.
   *
   * @param name empty for one by the time
   */
  public Snapshot create(String gallery, String name, Deadline deadline) {
    PlacedGallery placed = galleries.get(gallery, deadline);
    List<NamedNode> holders = changes.holders(placed.manifest());
    String snapshot = name.isEmpty() ? unused(holders, placed.name(), deadline) : name;
    List<SnapshotParts.Placed> existing =
        snapshots.find(holders, placed.name(), snapshot, deadline);
    if (!existing.isEmpty() && existing.size() < holders.size()) {
      throw incomplete(snapshots.together(existing), "it is dropped first, or another name");
    }
    try {
      List<SnapshotParts.Placed> parts =
          scatter.all(
              holders,
              holder ->
                  new SnapshotParts.Placed(
                      holder,
                      holder
                          .node()
                          .makeSnapshot(
                              placed.name(), placed.manifest().getUid(), snapshot, deadline)),
              deadline);
      return snapshots.together(parts);
    } catch (ServiceException e) {
      // What was there before is somebody's snapshot, whatever became of this call.
      if (existing.isEmpty()) {
        holders.forEach(holder -> deleteQuietly(holder, placed.name(), snapshot, deadline));
      }
      throw e;
    }
  }

  /** A name by the time that no snapshot has, also when the clock went back or stands still. */
  private String unused(List<NamedNode> holders, String gallery, Deadline deadline) {
    Set<String> taken = new HashSet<>();
    snapshots.all(holders, gallery, deadline).forEach(placed -> taken.add(placed.part().getName()));
    String byTime = NAME.format(clock.instant());
    String name = byTime;
    for (int number = 2; taken.contains(name); number++) {
      name = byTime + "-" + number;
    }
    return name;
  }

  private static void deleteQuietly(
      NamedNode holder, String gallery, String name, Deadline deadline) {
    try {
      holder.node().deleteSnapshot(gallery, name, deadline);
    } catch (ServiceException e) {
      LOG.warn("{}: its part of snapshot {} can't be deleted", holder, name, e);
    }
  }

  /** The snapshots of a gallery, or all if empty. */
  public Listing list(String gallery, Deadline deadline) {
    List<NamedNode> nodes = galleries.nodes();
    List<Outcome<List<SnapshotPart>>> outcomes =
        scatter.call(nodes, n -> n.node().snapshots(gallery, deadline), deadline);
    SortedMap<String, List<SnapshotParts.Placed>> found = new TreeMap<>();
    List<String> unreachable = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      NamedNode node = nodes.get(i);
      switch (outcomes.get(i)) {
        case Outcome.Success<List<SnapshotPart>>(List<SnapshotPart> parts) ->
            parts.forEach(
                p ->
                    found
                        .computeIfAbsent(key(p), k -> new ArrayList<>())
                        .add(new SnapshotParts.Placed(node, p)));
        case Outcome.Failure<List<SnapshotPart>>(ServiceException e) ->
            unreachable.add("%s: %s".formatted(node, e.reason().code()));
      }
    }
    return new Listing(found.values().stream().map(snapshots::together).toList(), unreachable);
  }

  private static String key(SnapshotPart part) {
    // A slash is in no name.
    return part.getManifest().getSettings().getName() + "/" + part.getName();
  }

  /** Deletes a snapshot; all nodes must answer. */
  public void drop(String gallery, String name, Deadline deadline) {
    List<SnapshotParts.Placed> parts = snapshots.require(gallery, name, deadline);
    scatter.all(
        parts,
        placed -> {
          placed.node().node().deleteSnapshot(gallery, name, deadline);
          return placed;
        },
        deadline);
  }

  /**
   * Makes a new gallery of a snapshot.
   *
   * @param target its name; empty for the name that it had
   */
  public GalleryStatus restore(String gallery, String name, String target, Deadline deadline) {
    List<SnapshotParts.Placed> parts = snapshots.require(gallery, name, deadline);
    Snapshot snapshot = snapshots.together(parts);
    if (snapshot.getMissingCount() > 0) {
      throw incomplete(snapshot, "a part on every node that held shards");
    }
    String made = target.isEmpty() ? gallery : target;
    coordinator.requireFree(made, deadline);
    Instant now = clock.instant();
    GalleryManifest.Builder manifest = parts.getFirst().part().getManifest().toBuilder();
    manifest
        .setUid(UUID.randomUUID().toString())
        .setRevision(1)
        .setCreating(false)
        .setCreateTime(
            Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()));
    manifest.getSettingsBuilder().setName(made);
    for (int i = 0; i < manifest.getLocationsCount(); i++) {
      manifest.setLocations(i, galleries.address(manifest.getLocations(i)));
    }
    GalleryManifest next = manifest.build();
    changes.make(
        next, (node, creating) -> node.putRestored(creating, gallery, name, deadline), deadline);
    return coordinator.status(galleries.place(next), deadline);
  }

  private static ServiceException incomplete(Snapshot snapshot, String expected) {
    return ServiceException.of(
        ErrorReason.FAILED_PRECONDITION,
        "snapshot: %s of gallery %s is incomplete: %s (expected: %s)",
        snapshot.getName(),
        snapshot.getGallery(),
        snapshot.getMissingList(),
        expected);
  }
}
