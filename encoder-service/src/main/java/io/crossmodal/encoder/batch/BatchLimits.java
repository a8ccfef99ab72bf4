package io.crossmodal.encoder.batch;

import java.time.Duration;

/**
 * How much may wait, and when what waits becomes a batch.
 *
 * @param maxBatch inputs of one device batch, 1 to 4,096
 * @param maxTokens tokens of one device batch of texts, padding included; a longer text goes alone
 * @param maxPixels pixels of one device batch of pictures, as the model sees them; likewise
 * @param maxDelay how long a prepared input waits for company while the device is at work
 * @param bulkDelay how long bulk work waits for more of it that is being prepared; a batch of 32
 *     costs half as much an input as one of 2
 * @param queueDelay how long live work may have to wait for what is before it, by the rate that is
 *     measured; more is refused
 * @param queueItems inputs of one priority that may wait for the device
 * @param queueBytes encoded bytes of one priority that may wait for the device
 * @param bulkShare share of the turns that bulk work gets while live work waits, 0.001 to 0.5
 */
public record BatchLimits(
    int maxBatch,
    long maxTokens,
    long maxPixels,
    Duration maxDelay,
    Duration bulkDelay,
    Duration queueDelay,
    int queueItems,
    long queueBytes,
    double bulkShare) {

  public BatchLimits {
    check("maxBatch", maxBatch, maxBatch >= 1 && maxBatch <= 4096, "1..4096");
    check("maxTokens", maxTokens, maxTokens >= 1, "1 or more");
    check("maxPixels", maxPixels, maxPixels >= 1, "1 or more");
    check("queueDelay", queueDelay, queueDelay.isPositive(), "above 0");
    check("maxDelay", maxDelay, !maxDelay.isNegative(), "0 or more");
    check("bulkDelay", bulkDelay, bulkDelay.compareTo(maxDelay) >= 0, "maxDelay or more");
    check("queueItems", queueItems, queueItems >= 1, "1 or more");
    check("queueBytes", queueBytes, queueBytes >= 1, "1 or more");
    check("bulkShare", bulkShare, bulkShare >= 0.001 && bulkShare <= 0.5, "0.001..0.5");
  }

  /** What one padded batch of a kind may cost: tokens or pixels. */
  long budget(LaneKind kind) {
    return switch (kind) {
      case TEXT -> maxTokens;
      case IMAGE, VIDEO -> maxPixels;
    };
  }

  private static void check(String name, Object value, boolean holds, String expected) {
    if (!holds) {
      throw new IllegalArgumentException("%s: %s (expected: %s)".formatted(name, value, expected));
    }
  }
}
