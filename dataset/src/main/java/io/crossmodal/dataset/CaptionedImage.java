package io.crossmodal.dataset;

import java.util.List;

/**
 * A picture and what was written about it.
 *
 * @param imageId the file's name relative to the folder of pictures, with {@code /} between
 *     folders; in a table, what its row calls it
 * @param picture its bytes
 * @param captions one or more, in the order of their file; a caption given twice is here twice
 */
public record CaptionedImage(String imageId, Picture picture, List<String> captions) {

  public CaptionedImage {
    captions = List.copyOf(captions);
    if (imageId.isBlank()) {
      throw new IllegalArgumentException("imageId: blank (expected: a file name)");
    }
    if (captions.isEmpty()) {
      throw new IllegalArgumentException(
          "captions of %s: 0 (expected: at least 1)".formatted(imageId));
    }
  }
}
