package io.crossmodal.index.cluster;

import com.google.protobuf.Timestamp;
import io.crossmodal.index.shard.Deadline;
import io.crossmodal.index.shard.ShardStatus;
import io.crossmodal.index.v1.GalleryManifest;
import io.crossmodal.index.v1.GallerySettings;
import io.crossmodal.index.v1.ViewSettings;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Makes, describes and drops galleries; their nodes keep the manifests. */
public final class GalleryCoordinator {

  /** Name of the view that every gallery begins with: fp32 of its own dimension. */
  public static final String FIRST_VIEW = "full";

  private final Galleries galleries;
  private final ManifestChanges changes;
  private final Scatter scatter;
  private final Clock clock;

  GalleryCoordinator(Galleries galleries, ManifestChanges changes, Scatter scatter, Clock clock) {
    this.galleries = galleries;
    this.changes = changes;
    this.scatter = scatter;
    this.clock = clock;
  }

  /**
   * Makes a gallery; one that exists with the same settings is the answer too.
   *
   * @param settings checked, with defaults filled in
   */
  public GalleryStatus create(GallerySettings settings, Deadline deadline) {
    requireNoAlias(settings.getName());
    Optional<PlacedGallery> existing = galleries.find(settings.getName(), deadline);
    GalleryManifest manifest =
        existing.map(PlacedGallery::manifest).orElseGet(() -> manifest(settings));
    if (existing.isPresent() && !manifest.getSettings().equals(settings)) {
      throw ServiceException.of(
              ErrorReason.ALREADY_EXISTS,
              "gallery: %s exists with other settings: %s (expected: the same, or another name)",
              settings.getName(),
              SettingsText.of(manifest.getSettings()))
          .with("gallery", settings.getName());
    }
    if (existing.isEmpty()) {
      changes.make(manifest, deadline);
    } else {
      changes.push(manifest, deadline);
    }
    return status(galleries.place(manifest), deadline);
  }

  private GalleryManifest manifest(GallerySettings settings) {
    Instant now = clock.instant();
    GalleryManifest.Builder manifest =
        GalleryManifest.newBuilder()
            .setUid(UUID.randomUUID().toString())
            .setRevision(1)
            .setSettings(settings)
            .addViews(
                ViewDefaults.fill(ViewSettings.newBuilder().setName(FIRST_VIEW).build(), settings))
            .setServingView(FIRST_VIEW)
            .setCreateTime(
                Timestamp.newBuilder().setSeconds(now.getEpochSecond()).setNanos(now.getNano()));
    List<String> locations = galleries.locations();
    for (int shard = 0; shard < settings.getShards(); shard++) {
      manifest.addLocations(locations.get(shard % locations.size()));
    }
    return manifest.build();
  }

  public GalleryStatus get(String name, Deadline deadline) {
    String problem = galleries.damaged().get(name);
    if (problem != null) {
      return damaged(name, problem);
    }
    return status(galleries.get(name, deadline), deadline);
  }

  public GalleryListing list(Deadline deadline) {
    Galleries.Known known = galleries.all(deadline);
    Map<String, GalleryStatus> all = new TreeMap<>();
    galleries.damaged().forEach((name, problem) -> all.put(name, damaged(name, problem)));
    known
        .manifests()
        .forEach((name, manifest) -> all.put(name, status(galleries.place(manifest), deadline)));
    return new GalleryListing(List.copyOf(all.values()), known.unreachable());
  }

  /** Deletes a gallery and says how many items it held; all of its nodes must answer. */
  public long drop(String name, Deadline deadline) {
    requireNoAlias(name);
    PlacedGallery gallery = galleries.get(name, deadline);
    GalleryStatus status = status(gallery, deadline);
    if (!status.aliases().isEmpty()) {
      throw ServiceException.of(
          ErrorReason.FAILED_PRECONDITION,
          "gallery: %s has the aliases %s (expected: they are set to another gallery or removed"
              + " first)",
          name,
          status.aliases());
    }
    changes.drop(gallery.manifest(), deadline);
    return status.items();
  }

  /** Fails with ALREADY_EXISTS if a gallery or an alias has the name. */
  void requireFree(String name, Deadline deadline) {
    requireNoAlias(name);
    if (galleries.find(name, deadline).isPresent()) {
      throw ServiceException.of(
              ErrorReason.ALREADY_EXISTS,
              "gallery: %s (expected: a name that no gallery has)",
              name)
          .with("gallery", name);
    }
  }

  private void requireNoAlias(String name) {
    if (galleries.aliases().contains(name)) {
      throw ServiceException.of(
              ErrorReason.ALREADY_EXISTS,
              "gallery: %s is an alias of %s (expected: the name of a gallery itself)",
              name,
              galleries.aliases().resolve(name))
          .with("gallery", name);
    }
  }

  private static GalleryStatus damaged(String name, String problem) {
    GalleryManifest nameOnly =
        GalleryManifest.newBuilder()
            .setSettings(GallerySettings.newBuilder().setName(name))
            .build();
    return new GalleryStatus(
        nameOnly, Map.of(), List.of(), List.of("damaged: " + problem), List.of());
  }

  GalleryStatus status(PlacedGallery gallery, Deadline deadline) {
    Deadline reserve = deadline.withReserve();
    List<Outcome<ShardStatus>> outcomes =
        scatter.call(gallery.shards(), s -> s.shard().status(reserve), reserve);
    Map<Integer, ShardStatus> shards = new TreeMap<>();
    List<String> unreachable = new ArrayList<>();
    for (PlacedShard shard : gallery.shards()) {
      switch (outcomes.get(shard.number())) {
        case Outcome.Success<ShardStatus>(ShardStatus status) -> shards.put(shard.number(), status);
        case Outcome.Failure<ShardStatus>(ServiceException e) ->
            unreachable.add("%s: %s: %s".formatted(shard, e.reason().code(), e.getMessage()));
      }
    }
    List<Integer> here =
        gallery.shards().stream()
            .filter(shard -> shard.location().equals(Manifests.LOCAL))
            .map(PlacedShard::number)
            .toList();
    return new GalleryStatus(
        gallery.manifest(), shards, here, unreachable, galleries.aliases().of(gallery.name()));
  }
}
