package io.crossmodal.bench.race;

/**
 * What a contender did at one effort.
 *
 * @param recall at k, 0..1
 * @param queriesPerSecond the median of the passes
 * @param slowest queries a second of the slowest pass
 * @param fastest queries a second of the fastest pass
 */
public record Point(
    String effort, double recall, double queriesPerSecond, double slowest, double fastest) {}
