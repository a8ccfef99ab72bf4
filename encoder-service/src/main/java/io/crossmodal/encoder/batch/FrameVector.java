package io.crossmodal.encoder.batch;

import java.time.Duration;

/**
 * The embedding of one frame of a video.
 *
 * @param at when the frame is shown, from the first one on
 */
public record FrameVector(Duration at, float[] vector) {}
