package io.crossmodal.eval.plan;

import io.crossmodal.eval.dataset.Modality;
import java.util.List;

/**
 * What a plan must know of the source to be resolved.
 *
 * @param dimensions that the source holds, ascending; the largest that a model made is the native
 *     one
 * @param nativeDimension of the model's own vectors, one of {@code dimensions}
 * @param images in the gallery
 * @param texts in the gallery
 * @param mostTexts that one image has
 * @param mostImages that one text has
 * @param directions that can be asked in
 */
public record SourceShape(
    List<Integer> dimensions,
    int nativeDimension,
    int images,
    int texts,
    int mostTexts,
    int mostImages,
    List<Direction> directions) {

  private static final List<Direction> BOTH =
      List.of(Direction.TEXT_TO_IMAGE, Direction.IMAGE_TO_TEXT);

  /** Images and texts that ask for each other, a text for one image. */
  public SourceShape(
      List<Integer> dimensions, int nativeDimension, int images, int texts, int mostTexts) {
    this(dimensions, nativeDimension, images, texts, mostTexts, 1, BOTH);
  }

  /** The directions in which texts and these ask for each other. */
  public static List<Direction> directions(Modality sought) {
    return sought == Modality.DOCUMENT ? List.of(Direction.TEXT_TO_TEXT) : BOTH;
  }

  public SourceShape {
    directions = List.copyOf(directions);
    dimensions = dimensions.stream().distinct().sorted().toList();
    if (!dimensions.contains(nativeDimension)) {
      throw new IllegalArgumentException(
          "nativeDimension: %d (expected: one of %s)".formatted(nativeDimension, dimensions));
    }
  }

  /** Items that a query of this direction is searched among. */
  public int gallerySize(Direction direction) {
    return switch (direction) {
      case TEXT_TO_IMAGE, TEXT_TO_TEXT -> images;
      case IMAGE_TO_TEXT -> texts;
    };
  }

  /** Most relevant items that a query of these directions has. */
  int mostRelevant(List<Direction> asked) {
    return asked.stream()
        .mapToInt(d -> d == Direction.IMAGE_TO_TEXT ? mostTexts : mostImages)
        .max()
        .orElse(0);
  }

  int smallestGallery(List<Direction> directions) {
    return directions.stream().mapToInt(this::gallerySize).min().orElse(0);
  }
}
