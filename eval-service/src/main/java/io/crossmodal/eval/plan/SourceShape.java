package io.crossmodal.eval.plan;

import java.util.List;

/**
 * What a plan must know of the source to be resolved.
 *
 * @param dimensions that the source holds, ascending; the largest that a model made is the native
 *     one
 * @param nativeDimension of the model's own vectors, one of {@code dimensions}
 * @param images in the gallery
 * @param texts in the gallery
 * @param maxRelevant most texts that one image has
 */
public record SourceShape(
    List<Integer> dimensions, int nativeDimension, int images, int texts, int maxRelevant) {

  public SourceShape {
    dimensions = dimensions.stream().distinct().sorted().toList();
    if (!dimensions.contains(nativeDimension)) {
      throw new IllegalArgumentException(
          "nativeDimension: %d (expected: one of %s)".formatted(nativeDimension, dimensions));
    }
  }

  /** Items that a query of this direction is searched among. */
  public int gallerySize(Direction direction) {
    return switch (direction) {
      case TEXT_TO_IMAGE -> images;
      case IMAGE_TO_TEXT -> texts;
    };
  }

  int smallestGallery(List<Direction> directions) {
    return directions.stream().mapToInt(this::gallerySize).min().orElse(0);
  }
}
