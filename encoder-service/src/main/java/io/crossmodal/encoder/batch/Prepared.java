package io.crossmodal.encoder.batch;

/**
 * An input that is ready for the device.
 *
 * @param value what the device takes
 * @param length what it costs in a padded batch: the tokens of a text, any constant for pictures
 * @param truncated true if the model sees only the beginning of the input
 */
public record Prepared<P>(P value, int length, boolean truncated) {}
