package io.crossmodal.bench.race;

/**
 * How sure answers were of being exact, and whether they were right.
 *
 * @param said mean of the probabilities that the answers stated, 0..1
 * @param were share of those answers that were exact, 0..1
 */
public record Sureness(double said, double were) {}
