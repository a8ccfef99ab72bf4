package io.crossmodal.eval.report;

/**
 * What was evaluated.
 *
 * @param name of the gallery or file, for people
 * @param images that were searched
 * @param texts that were searched
 * @param nativeDimension components of the model's own vectors
 * @param dataHash SHA-256 of all ids and vectors, in hexadecimal digits
 */
public record SourceFacts(
    String name, int images, int texts, int nativeDimension, String dataHash) {}
