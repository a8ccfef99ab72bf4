package io.crossmodal.eval.run;

/**
 * The answer to a {@link PoolRequest}.
 *
 * @param scores by query, one a candidate in the order of its pool
 * @param nanos by query and timed size, time of it alone in the service until so many were scored
 */
public record PoolScores(float[][] scores, long[][] nanos) {}
