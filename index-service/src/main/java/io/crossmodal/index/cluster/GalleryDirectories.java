package io.crossmodal.index.cluster;

import io.crossmodal.index.shard.DurableFile;
import io.crossmodal.index.shard.StorageErrors;
import io.crossmodal.index.v1.GalleryManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directories of galleries: {@code <name>} with {@code gallery.manifest} and {@code shard-000}
 * and so on.
 *
 * <p>Names that begin with a dot are no galleries: {@code .new-<uid>} was never finished, {@code
 * .dropped-<uid>} was dropped and is deleted, {@code .unfinished-<uid>} was never acknowledged and
 * made room for a new gallery of its name.
 */
final class GalleryDirectories {

  private static final Logger LOG = LoggerFactory.getLogger(GalleryDirectories.class);

  /**
   * What is there.
   *
   * @param manifests of galleries, by name
   * @param damaged what is wrong with the others, by name
   */
  record Listing(SortedMap<String, GalleryManifest> manifests, SortedMap<String, String> damaged) {}

  private final Path root;

  GalleryDirectories(Path root) {
    this.root = root;
  }

  Path of(String name) {
    return root.resolve(name);
  }

  Listing list() {
    Listing listing = new Listing(new TreeMap<>(), new TreeMap<>());
    for (Path directory : entries()) {
      String name = directory.getFileName().toString();
      if (!name.startsWith(".")) {
        read(directory, name, listing);
      }
    }
    return listing;
  }

  private static void read(Path directory, String name, Listing listing) {
    try {
      GalleryManifest manifest = ManifestFile.read(directory);
      if (!manifest.getSettings().getName().equals(name)) {
        throw new IOException("is of gallery " + manifest.getSettings().getName());
      }
      listing.manifests().put(name, manifest);
    } catch (IOException e) {
      LOG.error("gallery directory {} is damaged and left alone: {}", directory, e.toString());
      listing.damaged().put(name, "%s: %s: %s".formatted(directory, ManifestFile.NAME, e));
    }
  }

  /** Makes the directory of a gallery with its manifest in it. */
  Path create(GalleryManifest manifest) {
    Path target = of(manifest.getSettings().getName());
    Path draft = root.resolve(".new-" + manifest.getUid());
    try {
      Files.createDirectory(draft);
      ManifestFile.write(draft, manifest);
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
      DurableFile.force(root);
      return target;
    } catch (IOException e) {
      throw StorageErrors.of(target, e);
    }
  }

  /** Puts an unfinished gallery aside. */
  void setAside(GalleryManifest unfinished) {
    String name = unfinished.getSettings().getName();
    LOG.warn("gallery {}: an unfinished creation is put aside", name);
    move(name, ".unfinished-" + unfinished.getUid());
  }

  /** Deletes the directory of a gallery; after a crash all of it is there, or none. */
  void drop(String name, String uid) {
    move(name, ".dropped-" + uid);
    clearDropped();
  }

  /** Deletes what is left of dropped galleries. */
  void clearDropped() {
    for (Path directory : entries()) {
      if (directory.getFileName().toString().startsWith(".dropped-")) {
        delete(directory);
      }
    }
  }

  private void move(String from, String to) {
    try {
      Files.move(root.resolve(from), root.resolve(to), StandardCopyOption.ATOMIC_MOVE);
      DurableFile.force(root);
    } catch (IOException e) {
      throw StorageErrors.of(root.resolve(from), e);
    }
  }

  private List<Path> entries() {
    try (Stream<Path> entries = Files.list(root)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      throw StorageErrors.of(root, e);
    }
  }

  private static void delete(Path directory) {
    try {
      DirectoryTree.delete(directory);
    } catch (IOException e) {
      LOG.warn("dropped gallery {} can't be deleted yet", directory, e);
    }
  }
}
