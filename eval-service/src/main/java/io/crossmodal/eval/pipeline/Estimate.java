package io.crossmodal.eval.pipeline;

/**
 * A figure with its interval.
 *
 * @param value of it
 * @param low lower end
 * @param high upper end
 */
public record Estimate(double value, double low, double high) {}
