package io.crossmodal.index.cluster;

import io.crossmodal.index.shard.ShardResources;
import io.crossmodal.index.shard.ShardStore;
import io.crossmodal.index.v1.GalleryManifest;
import io.crossmodal.index.view.ViewSpec;
import io.crossmodal.rpc.ErrorReason;
import io.crossmodal.rpc.ServiceException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What this node has of one gallery: the manifest and some of its shards. */
final class LocalGallery implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LocalGallery.class);

  private final Path directory;
  private final SortedMap<Integer, HeldShard> shards;
  private volatile GalleryManifest manifest;

  private LocalGallery(
      Path directory, GalleryManifest manifest, SortedMap<Integer, HeldShard> shards) {
    this.directory = directory;
    this.manifest = manifest;
    this.shards = shards;
  }

  /**
   * Opens the shards that are there, some at once; a damaged one does not keep the others from it.
   */
  static LocalGallery open(
      Path directory, GalleryManifest manifest, List<Integer> placed, ShardResources resources) {
    SortedMap<Integer, HeldShard> shards = new ConcurrentSkipListMap<>();
    placed.parallelStream()
        .forEach(s -> shards.put(s, openOrDamaged(directory, manifest, s, resources)));
    return new LocalGallery(directory, manifest, shards);
  }

  /** Makes the shards, which may be there already. */
  static LocalGallery create(
      Path directory, GalleryManifest manifest, List<Integer> placed, ShardResources resources) {
    SortedMap<Integer, HeldShard> shards = new TreeMap<>();
    LocalGallery gallery = new LocalGallery(directory, manifest, shards);
    try {
      for (int shard : placed) {
        shards.put(shard, openShard(directory, manifest, shard, true, resources));
      }
      return gallery;
    } catch (RuntimeException | Error e) {
      gallery.close();
      throw e;
    }
  }

  private static HeldShard openOrDamaged(
      Path directory, GalleryManifest manifest, int shard, ShardResources resources) {
    try {
      return openShard(directory, manifest, shard, false, resources);
    } catch (RuntimeException e) {
      LOG.error("shard {} of {} is damaged and left alone: {}", shard, directory, e.toString());
      return new DamagedShard(String.valueOf(e.getMessage()));
    }
  }

  private static HeldShard openShard(
      Path directory,
      GalleryManifest manifest,
      int shard,
      boolean create,
      ShardResources resources) {
    return new LocalShard(
        ShardStore.open(
            directory.resolve(directory(shard)),
            Manifests.shard(manifest, shard),
            Manifests.views(manifest),
            create,
            resources));
  }

  /** Name of the directory of a shard. */
  static String directory(int shard) {
    return "shard-%03d".formatted(shard);
  }

  /**
   * Fills a directory with the shards as they are now.
   *
   * @param finish takes the filled directory before the gallery's manifest can change
   */
  synchronized void snapshot(Path target, Consumer<Path> finish) {
    shards.forEach((number, shard) -> shard.checkpoint(target.resolve(directory(number))));
    finish.accept(target);
  }

  GalleryManifest manifest() {
    return manifest;
  }

  Shard shard(int number) {
    HeldShard shard = shards.get(number);
    if (shard == null) {
      throw ServiceException.of(
          ErrorReason.UNREACHABLE,
          "shard %d of gallery %s: not on this node (expected: one of %s)",
          number,
          manifest.getSettings().getName(),
          shards.keySet());
    }
    return shard;
  }

  /** Takes a later manifest: first its views, then its file, so that it never promises too much. */
  synchronized void update(GalleryManifest next) {
    GalleryManifest now = manifest;
    if (next.equals(now)) {
      return;
    }
    boolean commit = next.toBuilder().setCreating(true).build().equals(now);
    if (!commit && next.getRevision() <= now.getRevision()) {
      throw ServiceException.of(
          ErrorReason.FAILED_PRECONDITION,
          "gallery %s: changed by another call meanwhile, revision %d (expected: above %d); repeat"
              + " the call",
          next.getSettings().getName(),
          next.getRevision(),
          now.getRevision());
    }
    try {
      views(Manifests.views(next));
      ManifestFile.write(directory, next);
      manifest = next;
    } catch (RuntimeException e) {
      views(Manifests.views(now));
      throw e;
    }
  }

  private void views(List<ViewSpec> views) {
    shards.values().forEach(shard -> shard.views(views));
  }

  @Override
  public void close() {
    shards.values().forEach(HeldShard::close);
  }
}
