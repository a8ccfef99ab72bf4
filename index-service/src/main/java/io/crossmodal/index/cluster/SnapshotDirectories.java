package io.crossmodal.index.cluster;

import io.crossmodal.index.shard.DurableFile;
import io.crossmodal.index.shard.StorageErrors;
import io.crossmodal.index.v1.GalleryManifest;
import io.crossmodal.index.v1.SnapshotPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The snapshots of a data directory: {@code <gallery>/<name>} with {@code gallery.manifest} and
 * {@code shard-000} and so on, as a gallery's own directory, but without its views.
 *
 * <p>Names that begin with a dot are drafts that were never finished, or rests of dropped ones, and
 * are deleted at the next start. A folder may be copied away and back.
 */
final class SnapshotDirectories {

  private static final Logger LOG = LoggerFactory.getLogger(SnapshotDirectories.class);

  private final Path root;

  SnapshotDirectories(Path root) {
    this.root = root;
  }

  Path of(String gallery, String name) {
    return root.resolve(gallery).resolve(name);
  }

  /** The empty folder to fill; {@link #finish} gives it its name. */
  Path draft(String gallery, String name) {
    Path draft = root.resolve(gallery).resolve(".new-" + name);
    try {
      DirectoryTree.delete(draft);
      return Files.createDirectories(draft);
    } catch (IOException e) {
      throw StorageErrors.of(draft, e);
    }
  }

  void finish(Path draft, GalleryManifest manifest, String name) {
    Path target = draft.resolveSibling(name);
    ManifestFile.write(draft, manifest);
    try {
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
      DurableFile.force(target.resolveSibling(""));
    } catch (IOException e) {
      throw StorageErrors.of(target, e);
    }
  }

  Optional<SnapshotPart> find(String gallery, String name) {
    Path folder = of(gallery, name);
    return Files.isDirectory(folder) ? part(folder) : Optional.empty();
  }

  /** The parts of a gallery, or of all if empty, by gallery and name. */
  List<SnapshotPart> list(String gallery) {
    List<SnapshotPart> parts = new ArrayList<>();
    for (Path of : gallery.isEmpty() ? entries(root) : List.of(root.resolve(gallery))) {
      entries(of).forEach(folder -> part(folder).ifPresent(parts::add));
    }
    return parts;
  }

  private static Optional<SnapshotPart> part(Path folder) {
    try {
      GalleryManifest manifest = ManifestFile.read(folder);
      long millis = Files.getLastModifiedTime(folder.resolve(ManifestFile.NAME)).toMillis();
      SnapshotPart.Builder part =
          SnapshotPart.newBuilder()
              .setName(String.valueOf(folder.getFileName()))
              .setManifest(manifest)
              .setBytes(DirectoryTree.bytes(folder))
              .setFolder(folder.toString());
      part.getCreateTimeBuilder()
          .setSeconds(millis / 1_000)
          .setNanos((int) (millis % 1_000) * 1_000_000);
      return Optional.of(part.build());
    } catch (IOException e) {
      LOG.error("snapshot {} is damaged and left alone: {}", folder, e.toString());
      return Optional.empty();
    }
  }

  /** Deletes a part; after a crash all of it is there, or none that can be listed. */
  void drop(String gallery, String name) {
    Path folder = of(gallery, name);
    Path dropped = folder.resolveSibling(".dropped-" + name);
    try {
      if (Files.isDirectory(folder)) {
        DirectoryTree.delete(dropped);
        Files.move(folder, dropped, StandardCopyOption.ATOMIC_MOVE);
        DirectoryTree.delete(dropped);
      }
    } catch (IOException e) {
      throw StorageErrors.of(folder, e);
    }
  }

  /** Deletes drafts and rests. */
  void clear() {
    for (Path gallery : entries(root)) {
      for (Path folder : all(gallery)) {
        if (String.valueOf(folder.getFileName()).startsWith(".")) {
          try {
            DirectoryTree.delete(folder);
          } catch (IOException e) {
            LOG.warn("unfinished snapshot {} can't be deleted yet", folder, e);
          }
        }
      }
    }
  }

  private static List<Path> entries(Path directory) {
    return all(directory).stream()
        .filter(path -> !String.valueOf(path.getFileName()).startsWith("."))
        .toList();
  }

  private static List<Path> all(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw StorageErrors.of(directory, e);
    }
  }
}
