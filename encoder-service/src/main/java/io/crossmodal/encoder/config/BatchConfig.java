package io.crossmodal.encoder.config;

import io.crossmodal.encoder.batch.BatchLimits;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How requests become device batches.
 *
 * @param maxItems inputs of one device batch, 1 to 4,096
 * @param maxTokens tokens of one device batch of texts, padding included
 * @param maxPixels pixels of one device batch of pictures, as the model sees them
 * @param maxDelay how long a prepared input waits for company while the device is at work
 * @param bulkDelay how long bulk work waits for more of it that is being prepared
 * @param queueDelay how long live work may have to wait in the queue; more is refused
 * @param queueItems inputs that may wait, of live and of bulk work each
 * @param queueBytes encoded bytes that may wait, of live and of bulk work each
 * @param bulkShare share of the turns that bulk work gets while live work waits, 0.001 to 0.5
 * @param refusalsPerSecond refusals of a second that are sent at once; further ones wait as long as
 *     they tell the caller to wait, so that who comes again at once leaves the cores to the model
 * @param streamWindow batches of one stream that are taken before the first is answered, 1 to 64
 */
@ConfigurationProperties("crossmodal.encoder.batch")
public record BatchConfig(
    @Bindable(defaultValue = "32") int maxItems,
    @Bindable(defaultValue = "16384") long maxTokens,
    @Bindable(defaultValue = "8388608") long maxPixels,
    @Bindable(defaultValue = "4ms") Duration maxDelay,
    @Bindable(defaultValue = "40ms") Duration bulkDelay,
    @Bindable(defaultValue = "1s") Duration queueDelay,
    @Bindable(defaultValue = "1024") int queueItems,
    @Bindable(defaultValue = "268435456") long queueBytes,
    @Bindable(defaultValue = "0.1") double bulkShare,
    @Bindable(defaultValue = "500") int refusalsPerSecond,
    @Bindable(defaultValue = "4") int streamWindow) {

  private static final String PREFIX = "crossmodal.encoder.batch.";

  public BatchConfig {
    Settings.check(PREFIX + "max-items", maxItems, maxItems >= 1 && maxItems <= 4096, "1..4096");
    Settings.check(PREFIX + "max-delay", maxDelay, !maxDelay.isNegative(), "0 or more");
    Settings.check(
        PREFIX + "bulk-delay", bulkDelay, bulkDelay.compareTo(maxDelay) >= 0, "max-delay or more");
    Settings.check(PREFIX + "max-tokens", maxTokens, maxTokens >= 1, "1 or more");
    Settings.check(PREFIX + "max-pixels", maxPixels, maxPixels >= 1, "1 or more");
    Settings.check(PREFIX + "queue-delay", queueDelay, queueDelay.isPositive(), "above 0");
    Settings.check(PREFIX + "queue-items", queueItems, queueItems >= 1, "1 or more");
    Settings.check(PREFIX + "queue-bytes", queueBytes, queueBytes >= 1, "1 or more");
    Settings.check(
        PREFIX + "bulk-share", bulkShare, bulkShare >= 0.001 && bulkShare <= 0.5, "0.001..0.5");
    Settings.check(
        PREFIX + "refusals-per-second", refusalsPerSecond, refusalsPerSecond >= 1, "1 or more");
    Settings.check(
        PREFIX + "stream-window", streamWindow, streamWindow >= 1 && streamWindow <= 64, "1..64");
  }

  BatchLimits limits() {
    return new BatchLimits(
        maxItems,
        maxTokens,
        maxPixels,
        maxDelay,
        bulkDelay,
        queueDelay,
        queueItems,
        queueBytes,
        bulkShare);
  }
}
