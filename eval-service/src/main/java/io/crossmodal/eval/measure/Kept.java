package io.crossmodal.eval.measure;

/**
 * How much of one quality a view keeps.
 *
 * @param measure for example {@code R@10}, or {@code overlap} for NeighborOverlap
 * @param value of the view itself, averaged over the directions
 * @param share of the full view's value
 * @param interval of the share, from paired resamples
 */
public record Kept(String measure, double value, double share, Interval interval) {}
