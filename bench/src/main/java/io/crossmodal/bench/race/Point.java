package io.crossmodal.bench.race;

import org.jspecify.annotations.Nullable;

/**
 * What a contender did at one effort.
 *
 * @param recall at k, 0..1
 * @param queriesPerSecond the median of the passes
 * @param slowest queries a second of the slowest pass
 * @param fastest queries a second of the fastest pass
 * @param sureness of the answers; null where they say nothing of it
 */
public record Point(
    String effort,
    double recall,
    double queriesPerSecond,
    double slowest,
    double fastest,
    @Nullable Sureness sureness) {

  /** What a contender did whose answers do not say how sure they are. */
  public Point(
      String effort, double recall, double queriesPerSecond, double slowest, double fastest) {
    this(effort, recall, queriesPerSecond, slowest, fastest, null);
  }
}
