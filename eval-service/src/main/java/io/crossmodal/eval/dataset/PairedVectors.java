package io.crossmodal.eval.dataset;

/**
 * Embeddings of both sides at one dimension; not copied.
 *
 * @param texts a row each
 * @param images a row each
 */
public record PairedVectors(float[][] texts, float[][] images) {}
