package io.crossmodal.dataset;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Pictures with their captions.
 *
 * @param name what to call it, from the folder's name
 * @param images in the order in which the captions first name them; no two of one id
 * @param problems what was read and could not be used
 */
public record CaptionDataset(String name, List<CaptionedImage> images, DatasetProblems problems) {

  public CaptionDataset {
    images = List.copyOf(images);
    Set<String> ids = HashSet.newHashSet(images.size());
    for (CaptionedImage image : images) {
      if (!ids.add(image.imageId())) {
        throw new IllegalArgumentException(
            "images: %s twice (expected: each id once)".formatted(image.imageId()));
      }
    }
  }

  /** What to call the dataset that lies in a folder or file. */
  static String nameOf(Path path) {
    @Nullable Path name = path.getFileName();
    return name == null ? "dataset" : name.toString();
  }

  /** Captions of all images together. */
  public int captionCount() {
    return images.stream().mapToInt(image -> image.captions().size()).sum();
  }
}
