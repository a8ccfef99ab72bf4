package io.crossmodal.eval.report;

import java.time.Duration;
import java.util.Arrays;

/**
 * Times of single queries, measured in the index service.
 *
 * @param total of all queries, from the mean of those that were timed
 * @param p50 median
 * @param p95 95th percentile
 * @param p99 99th percentile
 */
public record Timing(Duration total, Duration p50, Duration p95, Duration p99) {

  /** The timing of queries of which at least one was timed and took so many nanoseconds. */
  public static Timing of(long[] nanos, int queries) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return new Timing(
        Duration.ofNanos(Math.round(Arrays.stream(sorted).average().orElse(0) * queries)),
        percentile(sorted, 50),
        percentile(sorted, 95),
        percentile(sorted, 99));
  }

  /** The smallest time that so many percent of the queries do not exceed. */
  private static Duration percentile(long[] sorted, int percent) {
    int rank = (int) ((sorted.length * (long) percent + 99) / 100);
    return Duration.ofNanos(sorted[Math.max(1, rank) - 1]);
  }

  double totalSeconds() {
    return total.toNanos() / 1e9;
  }
}
