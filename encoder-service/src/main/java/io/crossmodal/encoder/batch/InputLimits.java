package io.crossmodal.encoder.batch;

import io.crossmodal.dataset.image.ImageLimits;
import io.crossmodal.encoder.video.VideoLimits;

/**
 * What one input may be.
 *
 * @param maxTextCharacters Unicode characters of a text
 * @param image bytes and pixels of a picture
 * @param video bytes, duration and pixels of a video
 */
public record InputLimits(int maxTextCharacters, ImageLimits image, VideoLimits video) {

  public InputLimits {
    if (maxTextCharacters < 1) {
      throw new IllegalArgumentException(
          "maxTextCharacters: %d (expected: 1 or more)".formatted(maxTextCharacters));
    }
  }
}
