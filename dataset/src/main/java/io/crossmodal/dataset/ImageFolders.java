package io.crossmodal.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Where a dataset's pictures lie.
 *
 * @param roots folders that exist, in the order in which a name is looked up; an id is relative to
 *     the first that holds the file
 */
record ImageFolders(List<Path> roots) {

  private static final Set<String> EXTENSIONS = Set.of("jpg", "jpeg", "png", "webp", "gif", "bmp");
  private static final List<String> USUAL =
      List.of(
          "images",
          "videos",
          "Images",
          "flickr30k_images",
          "flickr30k-images",
          "Flicker8k_Dataset");
  private static final int DEPTH = 6;

  ImageFolders {
    roots = List.copyOf(roots);
  }

  /** A picture that exists. */
  record Found(String imageId, Path file) {}

  /**
   * The {@code preferred} folders and the usual ones inside {@code folder}, then {@code folder}
   * itself.
   */
  static ImageFolders in(Path folder, List<String> preferred) {
    List<Path> roots =
        new ArrayList<>(
            Stream.concat(preferred.stream(), USUAL.stream())
                .map(folder::resolve)
                .filter(Files::isDirectory)
                .toList());
    roots.add(folder);
    return new ImageFolders(roots);
  }

  /** The file of a name that {@link ImageName#problem} lets pass. */
  Optional<Found> find(String name) {
    for (Path root : roots) {
      Path file = root.resolve(name).normalize();
      if (Files.isRegularFile(file)) {
        return Optional.of(new Found(idOf(file), file));
      }
    }
    return Optional.empty();
  }

  /**
   * Ids of all pictures and videos: of the special folders where there are some, else of the whole
   * folder.
   */
  SortedSet<String> ids() throws DatasetException {
    SortedSet<String> ids = new TreeSet<>();
    for (Path root : roots.size() > 1 ? roots.subList(0, roots.size() - 1) : roots) {
      try (Stream<Path> files = Files.walk(root, DEPTH)) {
        files.filter(ImageFolders::isPicture).map(this::idOf).forEach(ids::add);
      } catch (IOException e) {
        throw DatasetException.unreadable(root, e);
      }
    }
    return ids;
  }

  private String idOf(Path file) {
    Path root = roots.stream().filter(file::startsWith).findFirst().orElseThrow();
    return root.relativize(file).toString().replace('\\', '/');
  }

  private static boolean isPicture(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0
        && (EXTENSIONS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT))
            || VideoName.mediaType(name).isPresent())
        && Files.isRegularFile(file);
  }
}
