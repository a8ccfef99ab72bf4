package io.crossmodal.encoder.video;

import java.time.Duration;

/**
 * How large a video may be before any of its frames is decoded.
 *
 * @param maxBytes encoded size
 * @param maxDuration from the first frame's beginning to the last one's end
 * @param maxFramePixels width times height of one frame
 * @param maxPixels pixels of all frames of the stream together, which is what decoding costs
 * @param maxFrames frames that may be taken of one video
 */
public record VideoLimits(
    long maxBytes, Duration maxDuration, long maxFramePixels, long maxPixels, int maxFrames) {

  /** 48 MiB, 10 minutes, 9 million pixels (4K), 40 billion pixels (10 minutes of 1080p), 128. */
  public static final VideoLimits DEFAULT =
      new VideoLimits(48L << 20, Duration.ofMinutes(10), 9_000_000, 40_000_000_000L, 128);
}
