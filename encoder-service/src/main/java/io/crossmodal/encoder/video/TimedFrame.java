package io.crossmodal.encoder.video;

import java.time.Duration;

/**
 * What was made of one frame.
 *
 * @param at when it is shown, from the first frame on
 */
public record TimedFrame<T>(Duration at, T value) {}
