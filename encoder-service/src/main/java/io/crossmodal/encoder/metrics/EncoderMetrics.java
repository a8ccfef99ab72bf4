package io.crossmodal.encoder.metrics;

import io.crossmodal.encoder.batch.BatchListener;
import io.crossmodal.encoder.batch.DynamicBatcher;
import io.crossmodal.encoder.batch.LaneKind;
import io.crossmodal.encoder.batch.Priority;
import io.crossmodal.encoder.cache.EmbeddingCache;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What the encoder measures of itself; Prometheus reads the dots as underscores.
 *
 * <ul>
 *   <li>{@code crossmodal.encoder.queue.inputs}: inputs that wait for the device, by priority
 *   <li>{@code crossmodal.encoder.batch.inputs}: inputs of a device batch, by kind
 *   <li>{@code crossmodal.encoder.device}: seconds of a device batch, by kind
 *   <li>{@code crossmodal.encoder.refused}: jobs that were not let in, by priority and reason
 *   <li>{@code crossmodal.encoder.cache.requests}: inputs looked up in the cache, by result
 *   <li>{@code crossmodal.encoder.cache.bytes}: bytes that the cache takes
 * </ul>
 */
public final class EncoderMetrics implements BatchListener {

  private static final String PREFIX = "crossmodal.encoder.";

  private final MeterRegistry registry;

  public EncoderMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void ran(LaneKind kind, int inputs, long deviceNanos) {
    DistributionSummary.builder(PREFIX + "batch.inputs")
        .description("Inputs of a device batch")
        .tag("kind", name(kind))
        .register(registry)
        .record(inputs);
    Timer.builder(PREFIX + "device")
        .description("Time of a device batch")
        .tag("kind", name(kind))
        .register(registry)
        .record(deviceNanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void refused(Priority priority, Refusal refusal) {
    registry
        .counter(PREFIX + "refused", "priority", name(priority), "reason", name(refusal))
        .increment();
  }

  /** Shows what waits. */
  public void watch(DynamicBatcher batcher) {
    for (Priority priority : Priority.values()) {
      Gauge.builder(PREFIX + "queue.inputs", batcher, b -> b.queued(priority))
          .description("Inputs that wait for the device")
          .tag("priority", name(priority))
          .register(registry);
    }
  }

  /** Shows what the cache does. */
  public void watch(EmbeddingCache cache) {
    FunctionCounter.builder(PREFIX + "cache.requests", cache, EmbeddingCache::hits)
        .description("Inputs looked up in the cache")
        .tag("result", "hit")
        .register(registry);
    FunctionCounter.builder(PREFIX + "cache.requests", cache, EmbeddingCache::misses)
        .description("Inputs looked up in the cache")
        .tag("result", "miss")
        .register(registry);
    Gauge.builder(PREFIX + "cache.bytes", cache, EmbeddingCache::bytes)
        .description("Bytes that the cache takes")
        .register(registry);
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
