package io.crossmodal.encoder.config;

import io.crossmodal.encoder.video.VideoLimits;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How large a video may be before any of its frames is decoded.
 *
 * @param maxBytes encoded size; a message of gRPC has a limit of its own
 * @param maxDuration from the first frame's beginning to the last one's end
 * @param maxFramePixels width times height of one frame
 * @param maxPixels pixels of all frames together, which is what decoding costs
 * @param maxFrames frames that may be taken of one video, 1 to 4,096
 */
@ConfigurationProperties("crossmodal.encoder.video")
public record VideoConfig(
    @Bindable(defaultValue = "50331648") long maxBytes,
    @Bindable(defaultValue = "10m") Duration maxDuration,
    @Bindable(defaultValue = "9000000") long maxFramePixels,
    @Bindable(defaultValue = "40000000000") long maxPixels,
    @Bindable(defaultValue = "128") int maxFrames) {

  private static final String PREFIX = "crossmodal.encoder.video.";

  public VideoConfig {
    Settings.check(PREFIX + "max-bytes", maxBytes, maxBytes >= 1, "1 or more");
    Settings.check(PREFIX + "max-duration", maxDuration, maxDuration.isPositive(), "above 0");
    Settings.check(PREFIX + "max-frame-pixels", maxFramePixels, maxFramePixels >= 1, "1 or more");
    Settings.check(PREFIX + "max-pixels", maxPixels, maxPixels >= 1, "1 or more");
    Settings.check(
        PREFIX + "max-frames", maxFrames, maxFrames >= 1 && maxFrames <= 4096, "1..4096");
  }

  VideoLimits limits() {
    return new VideoLimits(maxBytes, maxDuration, maxFramePixels, maxPixels, maxFrames);
  }
}
