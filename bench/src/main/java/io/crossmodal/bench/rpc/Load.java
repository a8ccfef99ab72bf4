package io.crossmodal.bench.rpc;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * What callers saw.
 *
 * @param perSecond calls that ended a second
 * @param p50Micros time of the median call
 * @param p99Micros time that 99 of 100 calls did not exceed
 */
public record Load(double perSecond, double p50Micros, double p99Micros) {

  /**
   * Sums up calls.
   *
   * @param nanos of each call, at least one; reordered
   * @param seconds in which they ended
   */
  static Load of(long[] nanos, double seconds) {
    Arrays.sort(nanos);
    return new Load(nanos.length / seconds, at(nanos, .5), at(nanos, .99));
  }

  /** By nearest rank. */
  private static double at(long[] sorted, double share) {
    int rank = (int) Math.ceil(share * sorted.length);
    return sorted[Math.max(0, rank - 1)] / 1e3;
  }

  /** The one with the median of a figure; of an even number the better of the two in the middle. */
  static Load median(List<Load> loads) {
    return loads.stream()
        .sorted(Comparator.comparingDouble(Load::p50Micros))
        .toList()
        .get((loads.size() - 1) / 2);
  }
}
