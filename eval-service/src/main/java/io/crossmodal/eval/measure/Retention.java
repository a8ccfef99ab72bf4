package io.crossmodal.eval.measure;

/**
 * How much of the baseline's quality a view keeps.
 *
 * @param view its name
 * @param bytesPerVector bytes that one encoded vector takes
 * @param quality R@k, averaged over the directions
 * @param kept quality over that of the baseline
 * @param interval of {@code kept}, from paired resamples
 */
public record Retention(
    String view, double bytesPerVector, double quality, double kept, Interval interval) {}
