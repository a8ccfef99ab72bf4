package io.crossmodal.encoder.batch;

/**
 * One input and the lane that it goes by.
 *
 * @param bytes what it holds in memory while it waits, about
 */
public record LaneInput<I, P>(Lane<I, P> lane, I value, long bytes) {}
