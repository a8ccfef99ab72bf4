package io.crossmodal.index.cluster;

import io.crossmodal.index.shard.ShardResources;
import io.crossmodal.index.shard.ShardStore;
import io.crossmodal.index.shard.StorageErrors;
import io.crossmodal.index.v1.GalleryManifest;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The galleries of this node's data directory.
 *
 * <p>One whose directory makes no sense is left alone and said to be damaged; the others work.
 */
public final class LocalGalleries implements AutoCloseable {

  private final GalleryDirectories directories;
  private final ShardResources resources;
  private final String advertise;
  private final SortedMap<String, LocalGallery> galleries = new ConcurrentSkipListMap<>();
  private final SortedMap<String, String> damaged = new ConcurrentSkipListMap<>();
  private final SortedMap<String, GalleryManifest> unfinished = new ConcurrentSkipListMap<>();

  private LocalGalleries(ShardResources resources, String advertise) {
    this.directories = new GalleryDirectories(resources.directory().galleries());
    this.resources = resources;
    this.advertise = advertise;
  }

  /**
   * Opens every gallery of the data directory.
   *
   * @param advertise address of this node; empty if it is the only one
   */
  public static LocalGalleries open(ShardResources resources, String advertise) {
    LocalGalleries local = new LocalGalleries(resources, advertise);
    local.directories.clearDropped();
    GalleryDirectories.Listing listing = local.directories.list();
    local.damaged.putAll(listing.damaged());
    listing.manifests().values().parallelStream().forEach(local::openOne);
    return local;
  }

  private void openOne(GalleryManifest manifest) {
    String name = manifest.getSettings().getName();
    if (manifest.getCreating()) {
      unfinished.put(name, manifest);
      return;
    }
    Path directory = directories.of(name);
    galleries.put(name, LocalGallery.open(directory, manifest, placedHere(manifest), resources));
  }

  /** The gallery of a name, or null. */
  @Nullable LocalGallery find(String name) {
    return galleries.get(name);
  }

  /** The galleries that can be used. */
  List<LocalGallery> all() {
    return List.copyOf(galleries.values());
  }

  /** What is wrong with the others, by name. */
  Map<String, String> damaged() {
    Map<String, String> problems = new TreeMap<>(damaged);
    for (String name : unfinished.keySet()) {
      problems.put(name, "its creation was not finished (expected: it is created again)");
    }
    return problems;
  }

  /** True if a gallery of this name was begun to be made and can be made again. */
  boolean unfinished(String name) {
    return unfinished.containsKey(name);
  }

  /** True if a location of a manifest is this node. */
  boolean isHere(String location) {
    return location.equals(Manifests.LOCAL) || location.equals(advertise);
  }

  /** Takes a manifest as {@link Node#put} says. */
  void put(GalleryManifest manifest) {
    findOrMake(manifest).update(manifest);
  }

  private synchronized LocalGallery findOrMake(GalleryManifest manifest) {
    String name = manifest.getSettings().getName();
    LocalGallery known = galleries.get(name);
    if (known == null) {
      return make(manifest);
    }
    if (known.manifest().getUid().equals(manifest.getUid())) {
      return known;
    }
    if (!known.manifest().getCreating()) {
      throw ServiceException.of(
          ErrorReason.ALREADY_EXISTS, "gallery: %s (expected: a name that no gallery has)", name);
    }
    galleries.remove(name);
    known.close();
    unfinished.put(name, known.manifest());
    return make(manifest);
  }

  /** Makes a gallery whose shards here are copies of those in a snapshot's folder. */
  synchronized void restore(GalleryManifest manifest, Path snapshot) {
    String name = manifest.getSettings().getName();
    if (galleries.containsKey(name)) {
      throw ServiceException.of(
          ErrorReason.ALREADY_EXISTS, "gallery: %s (expected: a name that no gallery has)", name);
    }
    var unused = make(manifest, directory -> copy(manifest, snapshot, directory));
  }

  private void copy(GalleryManifest manifest, Path snapshot, Path directory) {
    for (int shard : placedHere(manifest)) {
      String part = LocalGallery.directory(shard);
      Path target = directory.resolve(part);
      try {
        DirectoryTree.delete(target);
        DirectoryTree.copy(snapshot.resolve(part), target);
      } catch (IOException e) {
        throw StorageErrors.of(target, e);
      }
      ShardStore.adopt(target, Manifests.shard(manifest, shard).identity(), resources.storage());
    }
  }

  private LocalGallery make(GalleryManifest manifest) {
    return make(manifest, directory -> {});
  }

  private LocalGallery make(GalleryManifest manifest, Consumer<Path> fill) {
    GalleryManifest creating = manifest.toBuilder().setCreating(true).build();
    Path directory = directory(manifest, creating);
    fill.accept(directory);
    LocalGallery gallery =
        LocalGallery.create(directory, creating, placedHere(manifest), resources);
    unfinished.remove(creating.getSettings().getName());
    galleries.put(creating.getSettings().getName(), gallery);
    return gallery;
  }

  /** The directory of a gallery that is made now or whose making is gone on with. */
  private Path directory(GalleryManifest manifest, GalleryManifest creating) {
    String name = manifest.getSettings().getName();
    GalleryManifest begun = unfinished.get(name);
    if (begun != null && begun.getUid().equals(manifest.getUid())) {
      return directories.of(name);
    }
    checkCreation(manifest);
    if (begun != null) {
      directories.setAside(begun);
      unfinished.remove(name);
    }
    Path directory = directories.create(creating);
    unfinished.put(name, creating);
    return directory;
  }

  private void checkCreation(GalleryManifest manifest) {
    String name = manifest.getSettings().getName();
    String problem = damaged.get(name);
    if (problem != null) {
      throw ServiceException.of(
          ErrorReason.FAILED_PRECONDITION,
          "gallery: %s has a damaged directory (expected: it is repaired or moved away): %s",
          name,
          problem);
    }
    if (!manifest.getCreating()) {
      throw ServiceException.of(
          ErrorReason.STORAGE_FAILED, "gallery %s: its shards are missing on this node", name);
    }
    resources.directory().requireSpace();
  }

  synchronized void drop(String name, String uid) {
    LocalGallery gallery = galleries.get(name);
    if (gallery != null && gallery.manifest().getUid().equals(uid)) {
      galleries.remove(name);
      gallery.close();
      directories.drop(name, uid);
    }
  }

  private List<Integer> placedHere(GalleryManifest manifest) {
    return IntStream.range(0, manifest.getLocationsCount())
        .filter(shard -> isHere(manifest.getLocations(shard)))
        .boxed()
        .toList();
  }

  @Override
  public synchronized void close() {
    galleries.values().forEach(LocalGallery::close);
    galleries.clear();
  }
}
