package io.crossmodal.encoder.batch;

/**
 * An input that is ready for the device.
 *
 * @param value what the device takes
 * @param length what it costs in a padded batch: the tokens of a text, the pixels of a picture
 * @param tokens tokens of a text that the model sees; 0 for a picture
 * @param truncated true if the model sees only the beginning of the input
 */
public record Prepared<P>(P value, int length, int tokens, boolean truncated) {}
