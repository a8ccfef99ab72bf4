package io.crossmodal.encoder.batch;

import java.time.Duration;

/**
 * How much may wait, and when what waits becomes a batch.
 *
 * @param maxBatch inputs of one device batch, 1 to 4,096
 * @param maxDelay how long a prepared input waits for company while the device is at work
 * @param bulkDelay how long bulk work waits for more of it that is being prepared; a batch of 32
 *     costs half as much an input as one of 2
 * @param queueItems inputs of one priority that may wait for the device
 * @param queueBytes encoded bytes of one priority that may wait for the device
 * @param bulkShare share of the turns that bulk work gets while live work waits, 0.001 to 0.5
 */
public record BatchLimits(
    int maxBatch,
    Duration maxDelay,
    Duration bulkDelay,
    int queueItems,
    long queueBytes,
    double bulkShare) {

  public BatchLimits {
    check("maxBatch", maxBatch, maxBatch >= 1 && maxBatch <= 4096, "1..4096");
    check("maxDelay", maxDelay, !maxDelay.isNegative(), "0 or more");
    check("bulkDelay", bulkDelay, bulkDelay.compareTo(maxDelay) >= 0, "maxDelay or more");
    check("queueItems", queueItems, queueItems >= 1, "1 or more");
    check("queueBytes", queueBytes, queueBytes >= 1, "1 or more");
    check("bulkShare", bulkShare, bulkShare >= 0.001 && bulkShare <= 0.5, "0.001..0.5");
  }

  private static void check(String name, Object value, boolean holds, String expected) {
    if (!holds) {
      throw new IllegalArgumentException("%s: %s (expected: %s)".formatted(name, value, expected));
    }
  }
}
